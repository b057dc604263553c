package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.token.Claims;

/** One appraisal of one token: what is the same, whoever says what the token is. */
final class Appraisal {
    private final Issued issued;
    private final Expectation expected;
    private final Clock clock;

    Appraisal(Issued issued, Expectation expected, Clock clock) {
        this.issued = issued;
        this.expected = expected;
        this.clock = clock;
    }

    /** What comes of it when these are the token's claims, on that word. */
    Traded byClaims(Basis basis, Claims claims, ClaimsReader reader) {
        return reader.read(basis, claims, issued, expected, clock.instant())
                .fold(this::judge, flaw -> Traded.discarded(flaw, basis));
    }

    /** What comes of it when the answer that it came in is all that is known. */
    Traded byAnswer() {
        return judge(NewToken.ofAnswer(issued, expected));
    }

    private Traded judge(NewToken token) {
        return unchanged()
                .or(() -> SubsetProof.flawOf(token, expected))
                .or(() -> ended(token))
                .map(flaw -> Traded.discarded(flaw, token.basis()))
                .orElseGet(() -> Traded.given(HopToken.bearer(issued.token(), end(token)), token.basis()));
    }

    private Optional<Flaw> unchanged() {
        return issued.token().equals(expected.caller().presented())
                ? Optional.of(new Flaw(Reason.NEXT_HOP_TOKEN_UNCHANGED, "another", "token: the caller's own"))
                : Optional.empty();
    }

    private Optional<Flaw> ended(NewToken token) {
        Instant end = end(token);
        return end.isAfter(clock.instant())
                ? Optional.empty()
                : Optional.of(new Flaw(Reason.NEXT_HOP_INACTIVE, "later than now", "exp: " + end));
    }

    /** The earliest of all ends; one that only seems to be after the latest by rounding is cut. */
    private Instant end(NewToken token) {
        return Stream.concat(token.life().earliest().stream(), Stream.of(expected.latestEnd()))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
