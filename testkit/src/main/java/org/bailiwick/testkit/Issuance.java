package org.bailiwick.testkit;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/** A token, or a grant at another authority, that is about to be issued, and the answer that it comes in. */
final class Issuance {
    /** How long a grant at another authority is good, and what is got for it: no longer than it takes to use it. */
    static final Duration GRANT_LIFETIME = Duration.ofMinutes(1);

    private final EmbeddedAuthority speaker;
    private final boolean grant;
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private final Set<String> omitted = new HashSet<>();
    private final Map<String, @Nullable Object> response = new LinkedHashMap<>();

    private UnaryOperator<String> slip = text -> text;
    private String instead = "";
    private boolean dead;

    private Issuance(EmbeddedAuthority speaker, boolean grant) {
        this.speaker = speaker;
        this.grant = grant;
        claim("iat", now());
        respond("token_type", grant ? "N_A" : "Bearer");
    }

    /** A token that is traded for nothing. */
    static Issuance ofToken(EmbeddedAuthority speaker) {
        return new Issuance(speaker, false).expires(TokenBuilder.LIFETIME, Map.of());
    }

    /** A token that ends no later than what is shown for it. */
    static Issuance ofToken(EmbeddedAuthority speaker, Bargain bargain) {
        return new Issuance(speaker, false).expires(TokenBuilder.LIFETIME, bargain.members());
    }

    /** A grant that ends no later than what is shown for it. */
    static Issuance ofGrant(EmbeddedAuthority speaker, Bargain bargain) {
        return new Issuance(speaker, true).expires(GRANT_LIFETIME, bargain.members());
    }

    private Issuance expires(Duration most, Map<String, ?> shown) {
        long end = now() + most.toSeconds();
        if (shown.get("exp") instanceof Number itsEnd) {
            end = Math.min(end, itsEnd.longValue());
        }
        return claim("exp", end).respond("expires_in", end - now());
    }

    EmbeddedAuthority speaker() {
        return speaker;
    }

    /** The time, as a NumericDate. */
    long now() {
        return speaker.clock().instant().getEpochSecond();
    }

    /** When it ends, as a NumericDate. */
    long end() {
        return claims.get("exp") instanceof Number end ? end.longValue() : now();
    }

    boolean has(String claim) {
        return claims.containsKey(claim);
    }

    @Nullable
    Object claim(String name) {
        return claims.get(name);
    }

    /** A claim, as a text; empty when it is missing. */
    String text(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    /** A claim of the token; those that nothing is said of are as in any other token of this issuer. */
    Issuance claim(String name, @Nullable Object value) {
        claims.put(name, value);
        omitted.remove(name);
        return this;
    }

    Issuance omit(String name) {
        claims.remove(name);
        omitted.add(name);
        return this;
    }

    /** A member of the answer, beside the token. */
    Issuance respond(String name, @Nullable Object value) {
        response.put(name, value);
        return this;
    }

    /** Leaves a member of the answer out. */
    Issuance silent(String name) {
        response.remove(name);
        return this;
    }

    /** In the token and in the answer; in neither when there is none. */
    Issuance scope(String names) {
        return names.isEmpty() ? omit("scope") : claim("scope", names).respond("scope", names);
    }

    /** One more actor (RFC 8693 section 4.1), before those that were there. */
    Issuance grow(String actor) {
        Map<String, @Nullable Object> act = new LinkedHashMap<>();
        act.put("sub", actor);
        if (claims.containsKey("act")) {
            act.put("act", claims.get("act"));
        }
        return claim("act", act);
    }

    /** Gives this instead of something new. */
    Issuance instead(String token) {
        instead = token;
        return this;
    }

    /** Nobody will take for good what is issued. */
    Issuance dead() {
        dead = true;
        return this;
    }

    /** Changes the JSON text of the answer. */
    Issuance slip(UnaryOperator<String> change) {
        slip = change;
        return this;
    }

    Reply reply() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("access_token", instead.isEmpty() ? token() : instead);
        members.putAll(response);
        return Reply.json(200, slip.apply(JsonUtil.toJson(members)));
    }

    private String token() {
        return grant ? signed("JWT") : speaker.opaquePrefix().map(this::opaque).orElseGet(() -> signed("at+jwt"));
    }

    private String signed(String typ) {
        TokenBuilder token = speaker.token().typ(typ);
        claims.forEach(token::claim);
        omitted.forEach(token::without);
        if (dead) {
            SigningKey stranger = speaker.strangersKey();
            token.signedBy(stranger).kid(speaker.key(stranger.algorithm()).kid());
        }
        return token.sign();
    }

    private String opaque(String prefix) {
        OpaqueTokenBuilder token = speaker.opaque().prefix(prefix);
        claims.forEach(token::member);
        omitted.forEach(token::without);
        String text = token.issue();
        if (dead) {
            speaker.revoke(text);
        }
        return text;
    }
}
