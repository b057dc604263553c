package org.bailiwick.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bailiwick.access.AccessContext;

/** Tells a security framework who is calling while the application answers. */
@FunctionalInterface
public interface IdentityBridge {
    /** Tells nobody. */
    IdentityBridge NONE = (context, request, response, application) -> application.take();

    /**
     * Takes the step into the application, exactly once, with the caller known to the framework for as long as it lasts and
     * forgotten after, however it ends.
     */
    void around(AccessContext context, HttpServletRequest request, HttpServletResponse response, Step application)
            throws IOException, ServletException;
}
