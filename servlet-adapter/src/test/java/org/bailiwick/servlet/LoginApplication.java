package org.bailiwick.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;

/** An application that sets cookies of its own in every way there is, and says which it was sent. */
final class LoginApplication extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        String asked = path.substring(path.lastIndexOf('/') + 1);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            response.reset(); // as error pages of JSP do
            response.setStatus(500);
            answer(request, response);
            return;
        }
        if (request.getDispatcherType() == DispatcherType.INCLUDE) {
            return;
        }
        switch (asked) {
            case "throw" -> throw new ServletException("fails on purpose");
            case "error" -> response.sendError(500);
            case "reset" -> {
                response.addHeader("Set-Cookie", "never=seen");
                response.reset();
                answer(request, response);
            }
            case "stream" -> {
                answer(request, response);
                response.flushBuffer();
                response.getOutputStream().write('x');
            }
            case "async" -> request.startAsync().dispatch("/desk/200");
            case "forward" -> request.getRequestDispatcher("/desk/200").forward(request, response);
            case "include" -> {
                answer(request, response);
                request.getRequestDispatcher("/desk/200").include(request, response);
            }
            case "cached" -> {
                response.setHeader("Cache-Control", "public, max-age=60");
                answer(request, response);
            }
            case "upgrade" -> {
                answer(request, response);
                request.upgrade(Nothing.class);
            }
            default -> {
                response.setStatus(Integer.parseInt(asked));
                answer(request, response);
            }
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Set-Cookie", "one=1");
        response.addCookie(new Cookie("two", "2"));
        Cookie[] parsed = request.getCookies();
        response.setHeader(
                "X-Cookies",
                request.getHeader("Cookie") + " " + Collections.list(request.getHeaders("cookie")) + " "
                        + Collections.list(request.getHeaderNames()).stream().anyMatch("cookie"::equalsIgnoreCase) + " "
                        + (parsed == null
                                ? "none"
                                : Arrays.stream(parsed).map(Cookie::getName).toList()));
        response.setHeader("X-Caller", request.getRemoteUser() + " by " + request.getAuthType());
    }

    /** Another protocol, in which nothing is said. */
    public static final class Nothing implements HttpUpgradeHandler {
        @Override
        public void init(WebConnection connection) {
            try {
                connection.close();
            } catch (Exception alreadyClosed) {
                throw new IllegalStateException(alreadyClosed);
            }
        }

        @Override
        public void destroy() {}
    }
}
