package org.bailiwick.servlet.spring;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bailiwick.access.AccessContext;
import org.bailiwick.servlet.IdentityBridge;
import org.bailiwick.servlet.Step;
import org.bailiwick.spring.BailiwickAuthentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/**
 * Fills Spring Security's context, twice: in the holder, for applications that only use method security, and as the request
 * attribute from which a filter chain that follows loads it. Nothing is ever put into a session.
 */
final class SpringSecurityBridge implements IdentityBridge {
    private final SecurityContextHolderStrategy holder = SecurityContextHolder.getContextHolderStrategy();
    private final RequestAttributeSecurityContextRepository repository =
            new RequestAttributeSecurityContextRepository();

    @Override
    public void around(
            AccessContext context, HttpServletRequest request, HttpServletResponse response, Step application)
            throws IOException, ServletException {
        if (context.token().isEmpty()) {
            application.take();
            return;
        }
        SecurityContext before = holder.getContext();
        SecurityContext filled = holder.createEmptyContext();
        filled.setAuthentication(
                new BailiwickAuthentication(context, context.token().get()));
        repository.saveContext(filled, request, response);
        holder.setContext(filled);
        try {
            application.take();
        } finally {
            restore(before);
        }
    }

    /** An inner dispatch gives back what the outer one had; the outermost leaves the thread empty. */
    private void restore(SecurityContext before) {
        if (before.getAuthentication() == null) {
            holder.clearContext();
        } else {
            holder.setContext(before);
        }
    }
}
