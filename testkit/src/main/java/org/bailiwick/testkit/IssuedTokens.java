package org.bailiwick.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tokens of one issuer, and what it says of them when asked. */
final class IssuedTokens {
    private final EmbeddedAuthority authority;
    private final PublishedKeys keys;
    private final Map<String, Map<String, @Nullable Object>> opaque = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Set<String> restricted = ConcurrentHashMap.newKeySet();

    IssuedTokens(EmbeddedAuthority authority, PublishedKeys keys) {
        this.authority = authority;
        this.keys = keys;
    }

    void register(String token, Map<String, @Nullable Object> members) {
        opaque.put(token, new LinkedHashMap<>(members));
    }

    /** Whoever asks, the token is for those that it says. */
    void restrict(String token) {
        restricted.add(token);
    }

    /** Whether the token is for others than this one, and may not be said to be for it. */
    boolean isForOthers(String token, String asker) {
        Object audience = opaque.getOrDefault(token, Map.of()).get("aud");
        boolean names = audience instanceof List<?> several ? several.contains(asker) : asker.equals(audience);
        return restricted.contains(token) && !names;
    }

    void revoke(String token) {
        revoked.add(token);
    }

    /** Whether nobody but this issuer has a say in this token, be it active or not. */
    boolean own(String token) {
        return opaque.containsKey(token)
                || ReceivedJwt.parse(token)
                        .filter(jwt -> jwt.text("iss").equals(authority.issuer()))
                        .isPresent();
    }

    /** The members of the answer about an active token, {@code active} included; empty when it is not active. */
    Optional<Map<String, @Nullable Object>> active(String token) {
        @Nullable Map<String, @Nullable Object> registered = opaque.get(token);
        return (registered == null ? signed(token) : Optional.of(registered))
                .filter(members -> !revoked.contains(token))
                .filter(members -> Validity.includes(authority.clock().instant(), members))
                .map(IssuedTokens::activeWith);
    }

    /** The claims of a JWT of this issuer's; one that answers a question (RFC 9701) is no access token (JI-6). */
    private Optional<Map<String, @Nullable Object>> signed(String token) {
        return ReceivedJwt.parse(token)
                .filter(jwt -> jwt.text("iss").equals(authority.issuer()))
                .filter(jwt -> !Statement.MEDIA_TYPE.endsWith("/" + jwt.header().get("typ")))
                .filter(keys::haveSigned)
                .map(jwt -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>(jwt.claims());
                    members.putIfAbsent("token_type", "Bearer");
                    return members;
                });
    }

    private static Map<String, @Nullable Object> activeWith(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        answer.putAll(members);
        return answer;
    }
}
