package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.jose.PermissionClaims;
import org.bailiwick.jose.UnverifiedJwt;

/**
 * Judges a token by what it says itself, where no domain is named that speaks for it. The authority has handed it over to us on a
 * connection of ours, so that a signature would prove no more. A token that cannot be read is judged by the answer that it came in.
 */
final class ReadingAppraiser implements Appraiser {
    private static final PermissionClaims USUAL =
            new PermissionClaims("scope", List.of("roles", "groups", "entitlements"));
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    /** How every JWT begins whose head is written without blanks. */
    private static final String BEGIN_OF_JWT = "eyJ";

    private static final int DOTS_OF_JWT = 2;

    private final ClaimsReader reader = new ClaimsReader(USUAL, LEEWAY);
    private final Clock clock;

    ReadingAppraiser(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Traded> appraise(Issued issued, Expectation expected) {
        Appraisal appraisal = new Appraisal(issued, expected, clock);
        return CompletableFuture.completedStage(UnverifiedJwt.parse(issued.token())
                .fold(
                        jwt -> judge(jwt, appraisal),
                        reason -> looksLikeJwt(issued.token())
                                ? wrong("token: " + reason.code(), "a JWT that can be read, or none")
                                : appraisal.byAnswer()));
    }

    private Traded judge(UnverifiedJwt jwt, Appraisal appraisal) {
        return jwt.isTypedAsAccessToken()
                ? appraisal.byClaims(Basis.READ, jwt.unverifiedClaims(), reader)
                : wrong("typ: another", "that of an access token");
    }

    /** A JWT that we do not understand must not pass for a token that nobody could read: the next service may understand it. */
    private static boolean looksLikeJwt(String token) {
        return token.startsWith(BEGIN_OF_JWT)
                && token.chars().filter(c -> c == '.').count() == DOTS_OF_JWT;
    }

    private static Traded wrong(String found, String expected) {
        return Traded.discarded(new Flaw(Reason.NEXT_HOP_TYPE_WRONG, expected, found), Basis.READ);
    }
}
