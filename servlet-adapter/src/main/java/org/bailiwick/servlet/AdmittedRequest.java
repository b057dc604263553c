package org.bailiwick.servlet;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.bailiwick.access.AccessContext;
import org.bailiwick.access.IdentityHeaders;
import org.bailiwick.request.FieldNames;
import org.jspecify.annotations.Nullable;

/**
 * The request as the application sees it: the caller it was admitted for, none of the identity headers that somebody sent from
 * outside, and nothing of a session that it was admitted by (AS-13). On a public route the container's own login, if any, is left
 * as it is.
 */
final class AdmittedRequest extends HttpServletRequestWrapper {
    private static final FieldNames OF_SESSIONS = FieldNames.of("Authorization", "A-SID", "A-UID", "A-Ticket");

    private final AccessContext context;
    private final IdentityHeaders reserved;
    private final String scheme;

    private AdmittedRequest(HttpServletRequest request, AccessContext context, IdentityHeaders reserved) {
        super(request);
        this.context = context;
        this.reserved = reserved;
        this.scheme = scheme(request);
    }

    /** The request wrapped, unless it already is. */
    static HttpServletRequest of(HttpServletRequest request, AccessContext context, IdentityHeaders reserved) {
        @Nullable ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            if (inner instanceof AdmittedRequest admitted && admitted.context == context) {
                return request;
            }
            inner = wrapper.getRequest();
        }
        return new AdmittedRequest(WithoutOurCookies.of(UnreadRequest.of(request)), context, reserved);
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        return context.subject().<Principal>map(Subject::new).orElseGet(super::getUserPrincipal);
    }

    @Override
    public @Nullable String getRemoteUser() {
        return context.subject().orElseGet(super::getRemoteUser);
    }

    @Override
    public @Nullable String getAuthType() {
        return context.subject().isPresent() ? scheme : super.getAuthType();
    }

    /** As it was sent, but for tokens: of a session, the scheme says how it was presented; of a login's, there is none. */
    private static String scheme(HttpServletRequest request) {
        @Nullable String sent = request.getHeader("Authorization");
        String scheme = sent == null ? "ASID" : sent.split(" ", 2)[0];
        return scheme.equalsIgnoreCase("ASID") ? "ASID" : scheme.equalsIgnoreCase("Basic") ? "Basic" : "Bearer";
    }

    private boolean isWithheld(String name) {
        return reserved.isReserved(name)
                || context.subject().isPresent() && !scheme.equals("Bearer") && OF_SESSIONS.contains(name);
    }

    @Override
    public boolean isUserInRole(String role) {
        return context.subject().isPresent()
                ? context.hasScope(role) || context.hasGrant(role)
                : super.isUserInRole(role);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isWithheld(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isWithheld(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(this::isWithheld);
        return Collections.enumeration(names);
    }

    @Override
    public int getIntHeader(String name) {
        return isWithheld(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return isWithheld(name) ? -1 : super.getDateHeader(name);
    }

    /** The subject as the servlet API names it. */
    private record Subject(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }
}
