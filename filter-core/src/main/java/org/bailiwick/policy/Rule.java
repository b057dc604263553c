package org.bailiwick.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One line of the policy: which requests it is for, whom it believes and what it asks of them.
 *
 * @param id its name in logs and metrics; unique
 * @param route the id of the gateway's route it is for; nothing means any route, or none
 * @param path the paths it is for
 * @param methods the methods it is for, case-sensitive; none means every method
 * @param access what a caller needs
 * @param domains the domains it believes, in the order they are asked; none exactly when it is public
 * @param mode whether it is enforced
 * @param preflight what becomes of a CORS preflight for a request it is for
 * @param nextHop the name of the next hop that a token is got for as part of the decision; nothing for most rules
 * @param sessions what is taken of sessions beyond what is safe everywhere
 */
public record Rule(
        String id,
        Optional<String> route,
        PathPattern path,
        Set<String> methods,
        Access access,
        List<String> domains,
        Mode mode,
        Preflight preflight,
        Optional<String> nextHop,
        Sessions sessions) {
    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(preflight, "preflight");
        Objects.requireNonNull(nextHop, "nextHop");
        Objects.requireNonNull(sessions, "sessions");
        methods = Set.copyOf(methods);
        domains = List.copyOf(domains);
        if (domains.isEmpty() != access instanceof Access.Public) {
            throw new IllegalArgumentException(
                    "domains: " + domains + " (expected: none for a public rule, else some)");
        }
        if (nextHop.isPresent() && access instanceof Access.Public) {
            throw new IllegalArgumentException("nextHop: " + nextHop.get() + " (expected: none for a public rule)");
        }
        if (!domains.containsAll(sessions.login().stream().toList())) {
            throw new IllegalArgumentException("login: " + sessions.login() + " (expected: one of " + domains + ")");
        }
    }

    /** A rule that takes of sessions what is safe everywhere. */
    public Rule(
            String id,
            Optional<String> route,
            PathPattern path,
            Set<String> methods,
            Access access,
            List<String> domains,
            Mode mode,
            Preflight preflight,
            Optional<String> nextHop) {
        this(id, route, path, methods, access, domains, mode, preflight, nextHop, Sessions.SAFE);
    }

    /** A rule without a next hop. */
    public Rule(
            String id,
            Optional<String> route,
            PathPattern path,
            Set<String> methods,
            Access access,
            List<String> domains,
            Mode mode,
            Preflight preflight) {
        this(id, route, path, methods, access, domains, mode, preflight, Optional.empty());
    }

    /** A rule that names no route, without a next hop. */
    public Rule(
            String id,
            PathPattern path,
            Set<String> methods,
            Access access,
            List<String> domains,
            Mode mode,
            Preflight preflight) {
        this(id, Optional.empty(), path, methods, access, domains, mode, preflight);
    }

    /** Whether the rule is for the method. */
    public boolean isFor(String method) {
        return methods.isEmpty() || methods.contains(method);
    }

    /**
     * What a rule takes of sessions beyond what is safe everywhere.
     *
     * @param secret whether a consumer may show its secret itself (AS-15)
     * @param unsignedBody whether a proof may leave out the body
     * @param login the domain at whose authority people may log in with a browser; one that the rule believes
     */
    public record Sessions(boolean secret, boolean unsignedBody, Optional<String> login) {
        /** Nothing. */
        public static final Sessions SAFE = new Sessions(false, false, Optional.empty());

        public Sessions {
            Objects.requireNonNull(login, "login");
        }

        /** Without a login. */
        public Sessions(boolean secret, boolean unsignedBody) {
            this(secret, unsignedBody, Optional.empty());
        }
    }

    /** Whether a rule is enforced. */
    public enum Mode {
        ENFORCE,
        /** Decide, log and count, but let through. */
        OBSERVE
    }

    /** What becomes of a CORS preflight, which never carries a credential. */
    public enum Preflight {
        PASS,
        REFUSE
    }
}
