package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacedKeySourceTest {
    private final TestTicker ticker = new TestTicker();
    private final FakeOrigin origin = new FakeOrigin();

    @Test
    void failuresInARow_areFollowedByLongerAndLongerRests() {
        assertThat(restsAfterFailures(0)).containsExactly(1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
    }

    @Test
    void chance_shortensRestsByAQuarterAtMost() {
        assertThat(restsAfterFailures(0.999_999))
                .containsExactly(751L, 1501L, 3001L, 6001L, 12001L, 22501L, 22501L, 22501L);
    }

    @Test
    void success_endsTheGrowth() {
        PacedKeySource paced = new PacedKeySource(origin, ticker, () -> 0);
        origin.isDown();
        for (int failure = 0; failure < 10; failure++) {
            paced.fetch();
            ticker.advanceSeconds(30);
        }
        origin.publishes("a");
        paced.fetch();
        origin.isDown();
        ticker.advanceSeconds(1);
        paced.fetch();

        assertThat(paced.isResting()).isTrue();
        ticker.advanceSeconds(1);
        assertThat(paced.isResting()).isFalse();
    }

    @Test
    void outcome_isRepeatedWhileResting() {
        PacedKeySource paced = new PacedKeySource(origin, ticker, () -> 0);
        origin.publishes("a");
        KeyFetch first = join(paced.fetch());
        origin.isDown();

        assertThat(join(paced.fetch())).isSameAs(first);
        assertThat(origin.attempts()).isEqualTo(1);

        ticker.advanceSeconds(1);
        assertThat(join(paced.fetch())).isInstanceOf(KeyFetch.Unreachable.class);
        assertThat(origin.attempts()).isEqualTo(2);
    }

    @Test
    void unbelievableAnswer_isAFailure() {
        PacedKeySource paced = new PacedKeySource(origin, ticker, () -> 0);
        origin.answers(new KeyFetch.Invalid("not JSON"));
        paced.fetch();
        ticker.advanceSeconds(1);
        paced.fetch();
        ticker.advanceSeconds(1);

        assertThat(paced.isResting()).isTrue();
    }

    /** How many milliseconds pass between attempts that all fail. */
    private List<Long> restsAfterFailures(double chance) {
        PacedKeySource paced = new PacedKeySource(origin, ticker, () -> chance);
        origin.isDown();
        List<Long> rests = new ArrayList<>();
        while (rests.size() < 8) {
            paced.fetch();
            long millis = 0;
            while (paced.isResting()) {
                ticker.advance(Duration.ofMillis(1));
                millis++;
            }
            rests.add(millis);
        }
        return rests;
    }
}
