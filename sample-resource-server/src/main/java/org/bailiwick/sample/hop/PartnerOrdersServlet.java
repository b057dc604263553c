package org.bailiwick.sample.hop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.exchange.NextHop;

/** Our partner's orders. The rule has a next hop: whoever comes here has been found to have a token for it. */
@WebServlet("/partner-orders")
public final class PartnerOrdersServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient PartnerOrders orders = new PartnerOrders();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        NextHop rs2 = AccessContext.of(request::getAttribute)
                .flatMap(AccessContext::nextHop)
                .orElseThrow();
        List<String> lines = orders.at(rs2);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(String.join("\n", lines));
    }
}
