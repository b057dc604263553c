package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bailiwick.event.ExchangeEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.token.Scopes;
import org.jspecify.annotations.Nullable;

/** An appraiser, what was expected, and what came with the token: nothing, until something is said. */
final class AppraiserUnderTest {
    static final Clock CLOCK = Clock.fixed(ProofCase.NOW, ZoneOffset.UTC);

    final ProofCase proof = new ProofCase();
    Optional<Duration> lifetime = Optional.empty();
    Optional<Scopes> scopes = Optional.empty();
    Instant askedAt = ProofCase.NOW;

    private final Appraiser appraiser;

    AppraiserUnderTest(Appraiser appraiser) {
        this.appraiser = appraiser;
    }

    Traded appraise(String token) {
        Issued issued = new Issued(token, "Bearer", Optional.empty(), lifetime, scopes, false, askedAt);
        @Nullable
        Traded traded = appraiser
                .appraise(issued, proof.expectation())
                .toCompletableFuture()
                .getNow(null);
        assertThat(traded).isNotNull();
        assertThat(traded.toString()).doesNotContain("s3cret").doesNotContain(token);
        return traded;
    }

    /** The token to send, on that basis. */
    HopToken given(String token, Basis basis) {
        Traded traded = appraise(token);
        assertThat(traded.outcome()).as(traded.detail()).isEqualTo(Outcome.GIVEN);
        assertThat(traded.basis()).contains(basis);
        HopToken given = traded.answer()
                .fold(
                        there -> there.token(),
                        refused -> {
                            throw new AssertionError(refused);
                        },
                        undecided -> {
                            throw new AssertionError(undecided);
                        });
        assertThat(given.field()).isEqualTo("Authorization");
        assertThat(given.value().reveal()).isEqualTo("Bearer " + token);
        return given;
    }

    /** Why the token is not used, on whose word. */
    Reason discarded(String token, Basis basis) {
        Traded traded = appraise(token);
        assertThat(traded.outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(traded.basis()).contains(basis);
        assertThat(traded.detail()).contains(" (expected: ");
        return undecided(traded);
    }

    /** Why nothing is known of the token. */
    Reason failed(String token) {
        Traded traded = appraise(token);
        assertThat(traded.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(traded.basis()).isEmpty();
        return undecided(traded);
    }

    private static Reason undecided(Traded traded) {
        return traded.answer()
                .fold(
                        given -> {
                            throw new AssertionError(given);
                        },
                        refused -> {
                            throw new AssertionError(refused);
                        },
                        undecided -> undecided.reason());
    }
}
