package org.bailiwick.sample.hop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.client.NextHopException;
import org.bailiwick.exchange.NextHop;

/** What there is here, and at our partner's if the caller may know. A token for there is got when it is needed. */
@WebServlet("/overview")
public final class OverviewServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient PartnerOrders orders = new PartnerOrders();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        NextHop rs2 = AccessContext.of(request::getAttribute)
                .flatMap(context -> context.nextHop("rs2"))
                .orElseThrow();
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println("9 baskets, here");
        response.getWriter().println(String.join("\n", atPartners(rs2)));
    }

    private List<String> atPartners(NextHop rs2) throws IOException {
        try {
            return orders.at(rs2);
        } catch (NextHopException none) {
            return List.of("not to be told: " + none.reason().code());
        }
    }
}
