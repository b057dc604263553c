package org.bailiwick.benchmarks.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final int DOMAINS = 40;
    /** After it all domains are in trouble that begin to be so at once. */
    private static final long MOMENT = 1000;

    private final VirtualTime time = new VirtualTime();

    /** What comes of a call to every domain, each an instant after it in milliseconds. */
    private List<String> calls(Outages outages, Optional<Duration> limit) {
        Tokens none = Tokens.issued(new Scale(DOMAINS, 1, 1, LONG), TrustGraphs.grown(DOMAINS, 1), 1);
        Network network = new Network(time, new Distances(1), outages, new Ledger(none, 0, 0));
        List<String> ends = new ArrayList<>();
        for (int domain = 0; domain < DOMAINS; domain++) {
            network.listen(
                    domain,
                    "/there",
                    question -> CompletableFuture.completedStage(new Answer.Answered(200, Map.of(), question.body())));
            Question question = new Question(
                    "POST", java.net.URI.create(Addresses.issuer(domain) + "/there"), Map.of(), new byte[0], limit);
            time.after(
                    MOMENT,
                    () -> network.from(0, false)
                            .send(question)
                            .thenAccept(answer -> ends.add(answer.fold(
                                            answered -> "answered",
                                            failed -> failed.why().name())
                                    + " " + (time.nanos() - MOMENT) / 1_000_000)));
        }
        time.run();
        return ends;
    }

    private static List<Long> millis(List<String> ends, String how) {
        return ends.stream()
                .filter(end -> end.startsWith(how))
                .map(end -> Long.parseLong(end.substring(how.length() + 1)))
                .toList();
    }

    @Test
    void everyCall_takesItsTime() {
        List<Long> answered = millis(calls(Outages.none(DOMAINS), Optional.empty()), "answered");
        assertThat(answered).hasSize(DOMAINS).allMatch(millis -> 5 <= millis && millis <= 100);
        assertThat(answered.stream().filter(millis -> millis < 30).count()).isGreaterThan(DOMAINS / 2);
    }

    @Test
    void troubledDomain_answersNobodyOrLateOrTakesNoConnection() {
        Outages all = Outages.drawn(DOMAINS, LONG, Duration.ofNanos(1), LONG, 1);
        List<String> ends = calls(all, Optional.empty());
        assertThat(millis(ends, Why.TIMED_OUT.name())).isNotEmpty().allMatch(millis -> millis == 2000);
        assertThat(millis(ends, Why.UNREACHABLE.name())).isNotEmpty().allMatch(millis -> millis <= 100);
        assertThat(millis(ends, "answered")).isNotEmpty().allMatch(millis -> millis >= 100);
        assertThat(ends).hasSize(DOMAINS);
    }

    @Test
    void caller_waitsNoLongerThanItSays() {
        Outages all = Outages.drawn(DOMAINS, LONG, Duration.ofNanos(1), LONG, 1);
        List<String> ends = calls(all, Optional.of(Duration.ofMillis(150)));
        assertThat(millis(ends, Why.TIMED_OUT.name())).isNotEmpty().allMatch(millis -> millis == 150);
    }

    @Test
    void outages_lastForTheirShareOfTheTime() {
        Outages drawn = Outages.drawn(500, LONG, Duration.ofMinutes(9), Duration.ofMinutes(1), 1);
        long troubled = IntStream.range(0, 500)
                .filter(domain -> drawn.of(domain, LONG.toNanos() / 2) != Outages.State.WELL)
                .count();
        assertThat(drawn.share(LONG)).isBetween(0.08, 0.12);
        assertThat(troubled).isBetween(25L, 75L);
    }
}
