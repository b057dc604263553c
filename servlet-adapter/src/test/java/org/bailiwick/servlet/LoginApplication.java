package org.bailiwick.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
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
            case "max-age", "no-store", "private" -> {
                response.addHeader("Cache-Control", "must-revalidate");
                response.addHeader("cache-control", asked.equals("max-age") ? "max-age=60" : asked);
                saySeen(response);
                answer(request, response);
            }
            case "replaced" -> {
                response.setHeader("Cache-Control", "no-store");
                response.getOutputStream().write(new byte[100]);
                response.setHeader("Cache-Control", "max-age=60");
                saySeen(response);
                answer(request, response);
            }
            case "silent" -> {
                saySeen(response);
                answer(request, response);
            }
            case "redirect" -> {
                answer(request, response);
                response.sendRedirect("/elsewhere");
            }
            case "remember" -> {
                answer(request, response);
                request.getSession().setAttribute("whose", "Alice");
            }
            case "recall" -> {
                HttpSession session = request.getSession(false);
                response.setHeader("X-Session", session == null ? "none" : session.getAttribute("whose") + "");
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

    /** What the application finds of what it has said about caches. */
    private static void saySeen(HttpServletResponse response) {
        response.setHeader(
                "X-Said",
                response.containsHeader("cache-control") + " " + response.getHeader("Cache-control") + " "
                        + response.getHeaders("Cache-Control") + " "
                        + response.getHeaderNames().stream().anyMatch("Cache-Control"::equalsIgnoreCase));
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
