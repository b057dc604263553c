package org.bailiwick.testkit.conformance;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/**
 * The application behind an adapter under test: it answers every request with status 200, {@code application/json} and
 * what it saw of the request:
 *
 * <pre>{@code
 * {"method": "GET", "path": "/orders/1", "body": "",
 *  "subject": "alice" or null, "remoteUser": "alice" or null, "client": "app" or null, "scopes": ["orders:read"],
 *  "roles": {"teller": true, "auditor": false},
 *  "hop": {"Authorization": "Bearer ..."}, "asked": {"rs2": "next_hop_scope_missing"},
 *  "headers": {"accept": ["application/json"]}}
 * }</pre>
 *
 * <p>{@code path} is the raw path as the application gets it. {@code roles} has an entry for each value of the query's
 * {@code role} parameter. {@code hop} has the fields by which the rule's next hop is shown a token: those that a service behind a
 * gateway was sent, or those that an application finds in its context. {@code asked} has an entry for each value of the query's
 * {@code hop} parameter, where the application gets tokens by itself: what it would send there, or why it has nothing to send.
 * Where the query has a {@code caches} parameter, its value, of letters, digits, hyphens and equals signs, is the answer's
 * {@code Cache-Control}. Header names are in lower case, and no header is left out. Where a server has them, the paths
 * named here behave as they say; each is declared by a {@link Capability}.
 */
public final class Probe {
    /** Answers like any other path; no rule admits it, so it is reached by dispatch alone. */
    public static final String ECHO = "/probe/echo";
    /** Starts asynchronous processing, and dispatches to {@link #ECHO}. */
    public static final String ASYNC = "/probe/async";
    /** Throws; the container's error page is {@link #ERROR_PAGE}. */
    public static final String ERROR = "/probe/error";
    /** Answers like any other path, but with status 500; no rule admits it. */
    public static final String ERROR_PAGE = "/probe/error-page";
    /** Forwards to {@link #ECHO}. */
    public static final String FORWARD = "/probe/forward";
    /** Includes {@link #ECHO}. */
    public static final String INCLUDE = "/probe/include";

    /** Behind a gateway: what is below is served to a token that is not the first that comes to it, and refused to that one. */
    public static final String REFUSES_ONCE = "/probe/refuses-once";
    /** Behind a gateway: what is below is served to no token. */
    public static final String REFUSES = "/probe/refuses";

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final Map<String, Boolean> roles = new LinkedHashMap<>();
    private final Map<String, String> hop = new LinkedHashMap<>();
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Map<String, List<String>> headers = new LinkedHashMap<>();

    private Probe() {}

    /** Begins an answer. */
    public static Probe of(String method, String rawPath) {
        Probe probe = new Probe();
        probe.members.put("method", method);
        probe.members.put("path", rawPath);
        probe.body("").subject(null).remoteUser(null).client(null).scopes(List.of());
        probe.members.put("roles", probe.roles);
        probe.members.put("hop", probe.hop);
        probe.members.put("asked", probe.asked);
        probe.members.put("headers", probe.headers);
        return probe;
    }

    /** The request's body, as text in UTF-8. */
    @CanIgnoreReturnValue
    public Probe body(String text) {
        members.put("body", text);
        return this;
    }

    /** Whom the token is about, by the adapter's own API or headers; null for an anonymous caller. */
    @CanIgnoreReturnValue
    public Probe subject(@Nullable String name) {
        members.put("subject", name);
        return this;
    }

    /** Whom the platform's API names; null when it names nobody. */
    @CanIgnoreReturnValue
    public Probe remoteUser(@Nullable String name) {
        members.put("remoteUser", name);
        return this;
    }

    /** The client the token was issued to. */
    @CanIgnoreReturnValue
    public Probe client(@Nullable String id) {
        members.put("client", id);
        return this;
    }

    /** The token's scopes. */
    @CanIgnoreReturnValue
    public Probe scopes(Collection<String> names) {
        members.put("scopes", List.copyOf(names));
        return this;
    }

    /** What the platform's API says to a role that was asked for. */
    @CanIgnoreReturnValue
    public Probe role(String name, boolean granted) {
        roles.put(name, granted);
        return this;
    }

    /** A field by which the rule's next hop is shown a token. */
    @CanIgnoreReturnValue
    public Probe hop(String field, String value) {
        hop.put(field, value);
        return this;
    }

    /** What came of getting a token for the next hop of that name: the field's value, or the reason's code. */
    @CanIgnoreReturnValue
    public Probe asked(String nextHop, String outcome) {
        asked.put(nextHop, outcome);
        return this;
    }

    /** One value of a field; called for each. */
    @CanIgnoreReturnValue
    public Probe header(String name, String value) {
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), lower -> new ArrayList<>())
                .add(value);
        return this;
    }

    /** The answer's body. */
    public String json() {
        return JsonUtil.toJson(members);
    }
}
