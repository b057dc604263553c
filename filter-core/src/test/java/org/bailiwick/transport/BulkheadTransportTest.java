package org.bailiwick.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.transport.TestAnswers.answered;
import static org.bailiwick.transport.TestAnswers.join;
import static org.bailiwick.transport.TestAnswers.whyOf;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.Test;

class BulkheadTransportTest {
    private final Deque<CompletableFuture<Answer>> calls = new ArrayDeque<>();
    private final BulkheadTransport bulkhead = new BulkheadTransport(
            question -> {
                calls.add(new CompletableFuture<>());
                return calls.getLast();
            },
            2);

    @Test
    void asManyCallsAsAllowed_areSentAndTheNextIsBusyAtOnce() {
        send("https://as.example/a");
        send("https://as.example/b");

        CompletionStage<Answer> third = send("https://as.example/c");

        assertThat(whyOf(join(third))).isEqualTo(Why.BUSY);
        assertThat(calls).hasSize(2);
    }

    @Test
    void callThatEnds_makesRoomForAnother() {
        send("https://as.example/a");
        send("https://as.example/b");
        send("https://as.example/c");
        calls.getFirst().complete(answered(200, "application/json", "{}"));

        send("https://as.example/d");

        assertThat(calls).hasSize(3);
        assertThat(whyOf(join(send("https://as.example/e")))).isEqualTo(Why.BUSY);
    }

    @Test
    void otherAuthority_hasRoomOfItsOwn() {
        send("https://as.example/a");
        send("https://as.example/b");

        send("https://other.example/a");
        send("https://as.example:8443/a");

        assertThat(calls).hasSize(4);
    }

    @Test
    void sameAuthoritySpelledDifferently_hasNoMoreRoom() {
        send("https://as.example/a");
        send("https://AS.EXAMPLE:443/b");

        assertThat(whyOf(join(send("HTTPS://as.example/c")))).isEqualTo(Why.BUSY);
    }

    @Test
    void callsInFlight_areCountedByAuthority() {
        send("https://as.example/a");
        send("https://AS.example:443/b");
        send("https://other.example:8443/a");
        assertThat(bulkhead.inFlight()).isEqualTo(Map.of("https://as.example:443", 2, "https://other.example:8443", 1));

        calls.forEach(call -> call.complete(answered(200, "application/json", "{}")));
        assertThat(bulkhead.inFlight()).isEmpty();
    }

    @Test
    void bugBeneath_keepsNoPlaceTaken() {
        Transport broken = new BulkheadTransport(
                question -> {
                    throw new IllegalStateException("bug");
                },
                1);
        Question question = Question.get(URI.create("https://as.example/a"), "*/*");

        for (int call = 0; call < 2; call++) {
            assertThatThrownBy(() -> broken.send(question)).isInstanceOf(IllegalStateException.class);
        }
    }

    private CompletionStage<Answer> send(String uri) {
        return bulkhead.send(Question.get(URI.create(uri), "*/*"));
    }
}
