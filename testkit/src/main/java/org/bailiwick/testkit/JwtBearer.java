package org.bailiwick.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Grants of other authorities (RFC 7523 section 2.1): from one that is trusted, for this issuer alone, for at most five
 * minutes, and never twice. Who gets a token for one is a client of this issuer all the same.
 */
final class JwtBearer {
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Set<String> TYPES = Set.of("", "JWT");

    private final EmbeddedAuthority authority;
    private final Map<String, Trusted> trusted = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    JwtBearer(EmbeddedAuthority authority) {
        this.authority = authority;
    }

    /** Honours the other's grants; everybody keeps the name. */
    void trust(EmbeddedAuthority other) {
        trusted.put(other.issuer(), new Trusted(other, UnaryOperator.identity()));
    }

    /** Honours the other's grants; who is not among these subjects is nobody here (IC-6). */
    void trust(EmbeddedAuthority other, Map<String, String> subjects) {
        Map<String, String> known = Map.copyOf(subjects);
        trusted.put(other.issuer(), new Trusted(other, theirs -> known.getOrDefault(theirs, "")));
    }

    /** What the client asks for, with the subject as it is called here; uses the grant up. */
    Bargain read(Client client, Form form) throws Refusal {
        String assertion = form.one("assertion");
        if (assertion.isEmpty()) {
            throw Refusal.invalidRequest();
        }
        ReceivedJwt grant = ReceivedJwt.parse(assertion).orElseThrow(JwtBearer::invalid);
        @Nullable Trusted by = trusted.get(grant.text("iss"));
        if (by == null || !by.authority().hasSigned(grant)) {
            throw invalid();
        }
        String subject = by.subjects().apply(grant.text("sub"));
        if (subject.isEmpty()
                || !isForUs(grant)
                || !isTimely(grant, authority.clock().instant())) {
            throw invalid();
        }
        if (grant.text("jti").isEmpty() || !seen.add(grant.text("iss") + " " + grant.text("jti"))) {
            throw invalid();
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>(grant.claims());
        members.put("sub", subject);
        // A grant that says nothing of scopes is limited by what the client may have.
        members.putIfAbsent("scope", String.join(" ", client.scopes()));
        List<String> targets = Bargain.targets(form, List.of("resource"));
        return new Bargain(client, GrantType.JWT_BEARER, assertion, members, "", targets, form.one("scope"), false);
    }

    /** Not an access token that happens to be for this issuer. */
    private boolean isForUs(ReceivedJwt grant) {
        Object audience = grant.claims().getOrDefault("aud", "");
        Object one = audience instanceof List<?> several && several.size() == 1 ? several.get(0) : audience;
        Set<String> us =
                Set.of(authority.issuer(), authority.uri(Endpoint.TOKEN).toString());
        return us.contains(String.valueOf(one))
                && TYPES.contains(String.valueOf(grant.header().getOrDefault("typ", "")));
    }

    private static boolean isTimely(ReceivedJwt grant, Instant now) {
        return grant.claims().get("exp") instanceof Number end
                && Validity.includes(now, grant.claims())
                && end.longValue() <= now.plus(LONGEST_LIFE).getEpochSecond();
    }

    private static Refusal invalid() {
        return Refusal.badRequest("invalid_grant");
    }

    /**
     * An authority whose grants are honoured.
     *
     * @param authority the other
     * @param subjects what its subjects are called here; empty for those that are nobody
     */
    private record Trusted(EmbeddedAuthority authority, UnaryOperator<String> subjects) {
        @Override
        public String toString() {
            return "Trusted[" + authority + "]";
        }
    }
}
