package com.example.probe;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Has the request answered elsewhere, in the way that the end of its path names. */
public final class DispatchServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String ECHO = "/probe/echo";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        switch (request.getServletPath()) {
            case "/probe/forward" -> request.getRequestDispatcher(ECHO).forward(request, response);
            case "/probe/include" -> {
                response.setContentType("application/json");
                request.getRequestDispatcher(ECHO).include(request, response);
            }
            case "/probe/async" -> {
                AsyncContext later = request.startAsync();
                later.start(() -> later.dispatch(ECHO));
            }
            default -> throw new ServletException("thrown on purpose");
        }
    }
}
