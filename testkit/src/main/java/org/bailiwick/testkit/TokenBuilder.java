package org.bailiwick.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jspecify.annotations.Nullable;

/**
 * Builds one token. It starts as a good RFC 9068 access token that is valid for five minutes; whatever is said changes
 * that, and what is said later wins.
 */
public final class TokenBuilder {
    /** How long a token is valid that says nothing else. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private final EmbeddedAuthority authority;
    private final Instant now;
    private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private @Nullable String headerJson;
    private @Nullable String payloadJson;
    private SigningKey key;

    TokenBuilder(EmbeddedAuthority authority, SigningKey key) {
        this.authority = authority;
        this.key = key;
        this.now = authority.clock().instant();
        typ("at+jwt").signedBy(key);
        issuer(authority.issuer()).subject("somebody").client("some-client");
        issuedAt(now).expiresIn(LIFETIME).claim("jti", UUID.randomUUID().toString());
    }

    /** {@code sub}. */
    @CanIgnoreReturnValue
    public TokenBuilder subject(String subject) {
        return claim("sub", subject);
    }

    /** {@code client_id}. */
    @CanIgnoreReturnValue
    public TokenBuilder client(String client) {
        return claim("client_id", client);
    }

    /** {@code iss}, instead of the authority's own. */
    @CanIgnoreReturnValue
    public TokenBuilder issuer(String issuer) {
        return claim("iss", issuer);
    }

    /** {@code aud}: a text when there is one, else an array. */
    @CanIgnoreReturnValue
    public TokenBuilder audience(String... audiences) {
        return claim("aud", audiences.length == 1 ? audiences[0] : List.of(audiences));
    }

    /** {@code scope}, separated by spaces. */
    @CanIgnoreReturnValue
    public TokenBuilder scopes(String... names) {
        return claim("scope", String.join(" ", names));
    }

    /** Any claim: a text, number, truth value, list, map, or null for JSON's null. */
    @CanIgnoreReturnValue
    public TokenBuilder claim(String name, @Nullable Object value) {
        claims.put(name, value);
        return this;
    }

    /** Leaves a claim out. */
    @CanIgnoreReturnValue
    public TokenBuilder without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** {@code exp}, from now. */
    @CanIgnoreReturnValue
    public TokenBuilder expiresIn(Duration time) {
        return claim("exp", now.plus(time).getEpochSecond());
    }

    /** {@code exp} in the past, after a life of the usual length. */
    @CanIgnoreReturnValue
    public TokenBuilder expiredSince(Duration time) {
        Instant end = now.minus(time);
        return issuedAt(end.minus(LIFETIME)).claim("exp", end.getEpochSecond());
    }

    /** {@code iat}. */
    @CanIgnoreReturnValue
    public TokenBuilder issuedAt(Instant time) {
        return claim("iat", time.getEpochSecond());
    }

    /** {@code nbf}. */
    @CanIgnoreReturnValue
    public TokenBuilder notBefore(Instant time) {
        return claim("nbf", time.getEpochSecond());
    }

    /** The header's {@code typ}. */
    @CanIgnoreReturnValue
    public TokenBuilder typ(String typ) {
        return header("typ", typ);
    }

    /** Signs with the authority's current key for this algorithm, and says so in the header. */
    @CanIgnoreReturnValue
    public TokenBuilder algorithm(Algorithm algorithm) {
        return signedBy(authority.key(algorithm));
    }

    /** Signs with the authority's key of that name, published still or withdrawn, and says so in the header. */
    @CanIgnoreReturnValue
    public TokenBuilder signedBy(String kid) {
        return signedBy(authority.key(kid));
    }

    /** Signs with this key, a stranger's for one, and says so in the header. */
    @CanIgnoreReturnValue
    public TokenBuilder signedBy(SigningKey signer) {
        this.key = signer;
        return header("alg", signer.algorithm().name()).kid(signer.kid());
    }

    /** The header's {@code kid}, whatever key signs. */
    @CanIgnoreReturnValue
    public TokenBuilder kid(String kid) {
        return header("kid", kid);
    }

    /** Any member of the header, whatever key signs; values as for {@link #claim}. */
    @CanIgnoreReturnValue
    public TokenBuilder header(String name, @Nullable Object value) {
        header.put(name, value);
        return this;
    }

    /** Leaves a member of the header out. */
    @CanIgnoreReturnValue
    public TokenBuilder withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    /** The header's text as it is to be, well formed or not. */
    @CanIgnoreReturnValue
    public TokenBuilder headerJson(String text) {
        this.headerJson = text;
        return this;
    }

    /** The payload's text as it is to be, well formed or not. */
    @CanIgnoreReturnValue
    public TokenBuilder payloadJson(String text) {
        this.payloadJson = text;
        return this;
    }

    /** Makes the token at least this long, by a claim that says nothing. */
    @CanIgnoreReturnValue
    public TokenBuilder paddedTo(int characters) {
        return claim("padding", "x".repeat(characters));
    }

    /** The compact serialization, signed. */
    public String sign() {
        String signingInput = signingInput();
        return signingInput + "." + SigningKey.base64url(key.sign(signingInput));
    }

    /** The token with this flaw in it, everything else as it was said. */
    public String sign(Flaw flaw) {
        return flaw.token(this);
    }

    String signingInput() {
        return encoded(headerText()) + "." + encoded(payloadText());
    }

    String headerText() {
        return headerJson == null ? JsonUtil.toJson(header) : headerJson;
    }

    String payloadText() {
        return payloadJson == null ? JsonUtil.toJson(claims) : payloadJson;
    }

    SigningKey key() {
        return key;
    }

    EmbeddedAuthority authority() {
        return authority;
    }

    static String encoded(String text) {
        return SigningKey.base64url(text.getBytes(StandardCharsets.UTF_8));
    }
}
