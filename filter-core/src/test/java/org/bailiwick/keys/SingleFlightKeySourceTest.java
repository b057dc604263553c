package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.keys.TestKeys.fetched;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SingleFlightKeySourceTest {
    private final FakeOrigin origin = new FakeOrigin();
    private final KeySource source = new SingleFlightKeySource(origin);

    @Test
    void fetchInFlight_isShared() {
        origin.isSilent();
        CompletionStage<KeyFetch> first = source.fetch();
        CompletionStage<KeyFetch> second = source.fetch();
        assertThat(origin.attempts()).isEqualTo(1);

        KeyFetch outcome = fetched("a");
        origin.speaks(outcome);

        assertThat(join(first)).isSameAs(outcome);
        assertThat(join(second)).isSameAs(outcome);
    }

    @Test
    void fetchAfterTheLanding_isAnotherFlight() {
        origin.publishes("a");
        source.fetch();
        source.fetch();

        assertThat(origin.attempts()).isEqualTo(2);
    }

    @Test
    void flightHasLanded_beforeAnybodyHearsOfIt() {
        origin.isSilent();
        CompletionStage<KeyFetch> again = source.fetch().thenCompose(outcome -> source.fetch());

        origin.speaks(fetched("a"));

        assertThat(origin.attempts()).isEqualTo(2);
        assertThat(again.toCompletableFuture()).isNotDone();
    }

    @Test
    void callerThatCompletesItsFuture_answersForNobodyElse() {
        origin.isSilent();
        CompletionStage<KeyFetch> first = source.fetch();

        first.toCompletableFuture().complete(fetched("forged"));

        assertThat(source.fetch().toCompletableFuture()).isNotDone();
        assertThat(first.toCompletableFuture()).isNotDone();
    }
}
