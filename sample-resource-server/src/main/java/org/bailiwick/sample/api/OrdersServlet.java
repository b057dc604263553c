package org.bailiwick.sample.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Orders, one a line. A new one is the first line of a POST; the oldest gives way when there are many. */
@WebServlet("/orders")
public final class OrdersServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 100;

    private final transient List<String> orders = new CopyOnWriteArrayList<>(List.of("12 apples", "3 pears"));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PlainText.write(response, orders);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String order = request.getReader().lines().findFirst().orElse("").strip();
        if (order.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "An order has one line of text.");
            return;
        }
        if (orders.size() >= MOST) {
            orders.remove(0);
        }
        orders.add(order);
        response.setStatus(HttpServletResponse.SC_CREATED);
        PlainText.write(response, List.of(order));
    }
}
