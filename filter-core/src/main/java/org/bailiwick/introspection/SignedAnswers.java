package org.bailiwick.introspection;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;

/**
 * Answers as JWTs that the authority has signed, for us and just now (RFC 9701 section 5). What the JWT says beside {@code
 * token_introspection} is about the answer and not about the token (JI-4).
 */
final class SignedAnswers implements AnswerForm {
    /** The {@code typ} of such a JWT (JI-2). */
    static final String TYPE = "token-introspection+jwt";

    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final TypedJwtVerifier verifier;
    private final KeyRing keys;
    private final Issuer authority;
    private final Set<String> ourselves;
    private final Duration leeway;
    private final Clock clock;

    /**
     * Answers of one authority to us.
     *
     * @param verifier for JWTs of this {@link #TYPE}
     * @param ourselves by which names the authority may call us
     */
    SignedAnswers(
            TypedJwtVerifier verifier,
            KeyRing keys,
            Issuer authority,
            Set<String> ourselves,
            Duration leeway,
            Clock clock) {
        this.verifier = verifier;
        this.keys = keys;
        this.authority = authority;
        this.ourselves = Set.copyOf(ourselves);
        this.leeway = leeway;
        this.clock = clock;
    }

    @Override
    public String mediaType() {
        return "application/" + TYPE;
    }

    @Override
    public CompletionStage<Reading<Claims, Failed>> read(byte[] body) {
        return verifier.verify(new String(body, StandardCharsets.ISO_8859_1), keys)
                .thenApply(outcome -> outcome.fold(
                        signed -> read(signed.claims()),
                        refused -> refuse("JWT: " + refused.reason().code() + " (expected: one of the authority)"),
                        unreachable -> new Reading.Refused<>(
                                new Failed(Failure.of(unreachable.reason()), "the keys that it is signed with"))));
    }

    private Reading<Claims, Failed> read(Claims claims) {
        if (!claims.text("iss").equals(Optional.of(authority.value()))) {
            return refuse("iss: another (expected: the authority)");
        }
        if (Collections.disjoint(claims.texts("aud"), ourselves)) {
            return refuse("aud: others (expected: us)");
        }
        if (!isOfNow(claims)) {
            return refuse("iat: none, or another time (expected: now)");
        }
        return claims.object("token_introspection")
                .map(Claims::of)
                .<Reading<Claims, Failed>>map(Reading.Read::new)
                .orElseGet(() -> refuse("token_introspection: none (expected: an object)"));
    }

    /** An old answer may have been kept to be given again. */
    private boolean isOfNow(Claims claims) {
        Instant now = clock.instant();
        return claims.get("iat")
                .flatMap(NumericDate::of)
                .filter(said -> !said.isAfter(now.plus(leeway))
                        && !said.isBefore(now.minus(OLDEST).minus(leeway)))
                .isPresent();
    }

    private static Reading<Claims, Failed> refuse(String detail) {
        return new Reading.Refused<>(new Failed(Failure.UNBELIEVABLE, detail));
    }
}
