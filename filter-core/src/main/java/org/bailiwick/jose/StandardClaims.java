package org.bailiwick.jose;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Claims;

/**
 * Holds the claims that mean the same in a JWT (RFC 7519 section 4.1) and in an introspection answer (RFC 7662 section 2.2)
 * against what is expected of them. Each check finds the first thing that is wrong, or nothing.
 */
public final class StandardClaims {
    private StandardClaims() {}

    /** That {@code aud} is there in one of its forms and names one of these exactly (AT-4, IN-6). */
    public static Optional<Reason> wrongAudience(Claims claims, Set<String> audiences) {
        if (!isTextOrTexts(claims, "aud")) {
            return Optional.of(Reason.TOKEN_CLAIM_MALFORMED);
        }
        return Collections.disjoint(claims.texts("aud"), audiences)
                ? Optional.of(Reason.TOKEN_AUDIENCE_MISMATCH)
                : Optional.empty();
    }

    /** That {@code exp}, {@code nbf} and {@code iat}, as far as they are there, are times, and now is between them. */
    public static Optional<Reason> wrongTime(Claims claims, Instant now, Duration leeway) {
        Instant latestStart = now.plus(leeway);
        Instant earliestEnd = now.minus(leeway);
        return wrongTime(claims, "exp", end -> end.isAfter(earliestEnd), Reason.TOKEN_EXPIRED)
                .or(() -> wrongTime(claims, "nbf", start -> !start.isAfter(latestStart), Reason.TOKEN_NOT_YET_VALID))
                .or(() -> wrongTime(claims, "iat", start -> !start.isAfter(latestStart), Reason.TOKEN_NOT_YET_VALID));
    }

    private static Optional<Reason> wrongTime(Claims claims, String name, Predicate<Instant> good, Reason otherwise) {
        return claims.get(name)
                .flatMap(value -> NumericDate.of(value)
                        .map(time -> good.test(time) ? Optional.<Reason>empty() : Optional.of(otherwise))
                        .orElse(Optional.of(Reason.TOKEN_CLAIM_MALFORMED)));
    }

    /** That these, as far as they are there, are texts with something in them. */
    public static Optional<Reason> malformedText(Claims claims, List<String> names) {
        return names.stream()
                .filter(name -> claims.get(name).isPresent()
                        && claims.text(name).filter(text -> !text.isEmpty()).isEmpty())
                .findFirst()
                .map(name -> Reason.TOKEN_CLAIM_MALFORMED);
    }

    /** That the token is bound to no sender: where no proof is asked for, a bound token is not a bearer token (RFC 7800). */
    public static Optional<Reason> binding(Claims claims) {
        return claims.get("cnf").map(bound -> Reason.TOKEN_SENDER_CONSTRAINED);
    }

    /** Whether the claim is there, and a text or an array of texts. */
    public static boolean isTextOrTexts(Claims claims, String name) {
        return claims.get(name).filter(StandardClaims::isTextOrTexts).isPresent();
    }

    static boolean isTextOrTexts(Object value) {
        return value instanceof String
                || value instanceof List<?> items && items.stream().allMatch(String.class::isInstance);
    }
}
