package org.bailiwick.sample.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The balance of an account. */
@WebServlet("/accounts/*")
public final class AccountsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> balances = Map.of("/7", "1200.00 EUR", "/8", "-3.50 EUR");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String account = request.getPathInfo();
        if (account == null || !balances.containsKey(account)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        PlainText.write(response, List.of(balances.getOrDefault(account, "")));
    }
}
