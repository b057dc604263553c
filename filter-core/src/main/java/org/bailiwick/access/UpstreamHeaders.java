package org.bailiwick.access;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.IdentityField;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.request.Cookies;
import org.bailiwick.request.CredentialFields;
import org.bailiwick.request.FieldNames;
import org.bailiwick.request.TrustedProxies;
import org.bailiwick.token.Grants;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway changes in the header of a request that goes on: who is calling is told in fields of its own, and what a
 * client could lie with, or the service behind could misuse, is withheld. Described in {@code docs/identity-headers.md}.
 */
public final class UpstreamHeaders {
    private static final FieldNames OVERRIDES = FieldNames.of(
            "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override", "X-Original-URL", "X-Rewrite-URL");
    private static final FieldNames FORWARDED = FieldNames.of("Forwarded", "X-Forwarded*", "X-Real-IP");

    private final IdentityHeaders identity;
    private final Map<IdentityField, String> names;
    private final TrustedProxies trusted;

    /** What is changed under these settings. */
    public UpstreamHeaders(UpstreamSettings settings) {
        this.identity = IdentityHeaders.of(settings);
        this.names = settings.fieldNames();
        this.trusted = settings.trustedProxies();
    }

    /**
     * Whether a field that came in must not go on, on any route: identity headers and credentials never do, nor do fields by
     * which some applications take the request for another one than was decided over; where the request came from is for
     * trusted proxies alone to say. Names are compared as {@link FieldNames} does.
     *
     * <p>Where the caller's token is traded for the next hop, nothing that the caller could be known by goes on beside the new one:
     * no cookie, no certificate and no session (RD-7).
     *
     * @param peer who sent the request on the connection it came in by; null when that is not known
     * @param context for whom it goes on
     */
    public boolean isWithheld(String name, @Nullable InetAddress peer, AccessContext context) {
        return isWithheld(name, peer) || isOfCaller(name) && context.hopToken().isPresent();
    }

    private static boolean isOfCaller(String name) {
        return CredentialFields.isFurther(name) || CredentialFields.isOfSessions(name);
    }

    private boolean isWithheld(String name, @Nullable InetAddress peer) {
        return identity.isReserved(name)
                || CredentialFields.isOfTokens(name)
                || OVERRIDES.contains(name)
                || FORWARDED.contains(name) && !trusted.include(peer);
    }

    /**
     * What goes on of the values of a field that is not withheld, on any route: all of them as they came, but for the cookies by
     * which a browser is known here. None where nothing is left.
     *
     * @param values of all fields of that name
     */
    public static List<String> kept(String name, List<String> values) {
        return name.equalsIgnoreCase("Cookie") ? Cookies.withoutOurs(values) : values;
    }

    /**
     * The fields that tell who is calling, each once; none for an anonymous caller, and none that has nothing to say. Values
     * are letters, digits, {@code -._~:/@%} and single spaces, and nothing is ever cut off: together they are at most three
     * times as long as what the token says. Among them is the token for the rule's next hop, where it has one (RD-7).
     */
    public Map<String, String> identifying(AccessContext context) {
        Map<String, String> fields = context.token().map(this::identifying).orElse(Map.of());
        return context.hopToken().map(token -> with(token, fields)).orElse(fields);
    }

    private static Map<String, String> with(HopToken token, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put(token.field(), token.value().reveal());
        return all;
    }

    private Map<String, String> identifying(VerifiedToken token) {
        Map<String, String> fields = new LinkedHashMap<>();
        names.forEach((field, name) -> {
            String value = value(field, token);
            if (!value.isEmpty()) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    private static String value(IdentityField field, VerifiedToken token) {
        return switch (field) {
            case SUBJECT -> PercentEncoding.of(token.subject());
            case ISSUER -> PercentEncoding.of(token.issuer().value());
            case CLIENT -> token.client().map(PercentEncoding::of).orElse("");
            case SCOPE -> PercentEncoding.of(token.scopes().asSet());
            case GRANTS -> PercentEncoding.of(granted(token.grants()));
            case EXPIRES -> Long.toString(token.expiresAt().getEpochSecond());
        };
    }

    /** An application that looks for a name must not find one that is explicitly not granted. */
    private static List<String> granted(Grants grants) {
        return grants.values().keySet().stream()
                .filter(grants::isGranted)
                .sorted()
                .toList();
    }
}
