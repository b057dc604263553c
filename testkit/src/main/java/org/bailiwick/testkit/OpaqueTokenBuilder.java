package org.bailiwick.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Builds one opaque token: a random text, about which the authority says what is said here when it is asked (RFC 7662
 * section 2.2). It starts as a bearer token that is valid for five minutes; what is said later wins.
 */
public final class OpaqueTokenBuilder {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_OCTETS = 32;
    private static final String RANDOM_BEGINS = "0";

    private final IssuedTokens tokens;
    private final Instant now;
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private String prefix = "";
    private List<String> federators = List.of();
    private boolean restricted;

    OpaqueTokenBuilder(EmbeddedAuthority authority, IssuedTokens tokens) {
        this.tokens = tokens;
        this.now = authority.clock().instant();
        member("iss", authority.issuer()).subject("somebody").client("some-client");
        member("token_type", "Bearer").member("jti", UUID.randomUUID().toString());
        issuedAt(now).expiresIn(TokenBuilder.LIFETIME);
    }

    /** {@code sub}. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder subject(String subject) {
        return member("sub", subject);
    }

    /** {@code client_id}. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder client(String client) {
        return member("client_id", client);
    }

    /** {@code scope}, separated by spaces. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder scopes(String... names) {
        return member("scope", String.join(" ", names));
    }

    /** {@code aud}: a text when there is one, else an array. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder audience(String... audiences) {
        return member("aud", audiences.length == 1 ? audiences[0] : List.of(audiences));
    }

    /** {@code exp}, from now. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder expiresIn(Duration time) {
        return expiresAt(now.plus(time));
    }

    /** {@code exp}. The authority itself no longer calls the token active then. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder expiresAt(Instant time) {
        return member("exp", time.getEpochSecond());
    }

    /** {@code nbf}. The authority itself does not call the token active before. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder notBefore(Instant time) {
        return member("nbf", time.getEpochSecond());
    }

    /** {@code iat}. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder issuedAt(Instant time) {
        return member("iat", time.getEpochSecond());
    }

    /** {@code cnf}: the key the token is bound to, as {@code jkt} or {@code x5t#S256} (RFC 7800, RFC 8705, RFC 9449). */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder cnf(String method, String thumbprint) {
        return member("cnf", Map.of(method, thumbprint));
    }

    /** Any member of the answer: a text, number, truth value, list, map, or null for JSON's null. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder member(String name, @Nullable Object value) {
        members.put(name, value);
        return this;
    }

    /** Leaves a member out. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder without(String member) {
        members.remove(member);
        return this;
    }

    /** What the token's text begins with, by which domains may know whose it is. */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder prefix(String text) {
        this.prefix = text;
        return this;
    }

    /**
     * Has the authority speak as if the token were foreign and it had asked for it: with a {@code federation} member, and
     * with subject and client in the names of these domains. Nobody is asked in truth; {@link EmbeddedAuthority#federate}
     * is for that.
     *
     * @param path issuers of the domains the word came through: the token's home first, the nearest last
     */
    @CanIgnoreReturnValue
    public OpaqueTokenBuilder federation(String... path) {
        this.federators = List.of(path);
        return this;
    }

    /** Other domains are told as well for whom it is, and not that it is for them. */
    @CanIgnoreReturnValue
    OpaqueTokenBuilder restricted() {
        restricted = true;
        return this;
    }

    /** Has the authority know the token. */
    public String issue() {
        byte[] octets = new byte[RANDOM_OCTETS];
        RANDOM.nextBytes(octets);
        // By chance alone, one in 4,096 would begin like another domain's "f_".
        String token = prefix + RANDOM_BEGINS + SigningKey.base64url(octets);
        tokens.register(token, federators.isEmpty() ? members : ForeignNames.spokenFor(members, federators));
        if (restricted) {
            tokens.restrict(token);
        }
        return token;
    }
}
