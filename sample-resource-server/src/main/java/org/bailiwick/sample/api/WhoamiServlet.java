package org.bailiwick.sample.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is calling, as the servlet API tells it, and by which header fields. */
@WebServlet("/whoami")
public final class WhoamiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal caller = request.getUserPrincipal();
        String roles = Stream.of("teller", "orders:read", "orders:write", "accounts:read")
                .filter(request::isUserInRole)
                .collect(Collectors.joining(" "));
        String headers = String.join(" ", Collections.list(request.getHeaderNames()));
        PlainText.write(
                response,
                List.of(
                        "name: " + (caller == null ? "nobody" : caller.getName()),
                        "roles: " + roles,
                        "headers: " + headers));
    }
}
