package org.bailiwick.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.transport.Backoff;
import org.junit.jupiter.api.Test;

class PacedEndpointTest {
    private static final String ORDINARY = "https://as2.example.com/introspect";

    private final TestTicker ticker = new TestTicker();

    @Test
    void manyQuestions_causeOneSearch() {
        List<CompletableFuture<Endpoint>> searches = new ArrayList<>();
        PacedEndpoint paced = new PacedEndpoint(
                () -> {
                    CompletableFuture<Endpoint> search = new CompletableFuture<>();
                    searches.add(search);
                    return search;
                },
                ticker,
                new Backoff(() -> 0));

        List<CompletionStage<Endpoint>> waiting = List.of(paced.find(), paced.find(), paced.find());
        assertThat(searches).hasSize(1);
        Endpoint found = new Endpoint.At(URI.create(ORDINARY));
        searches.get(0).complete(found);
        assertThat(waiting).allSatisfy(each -> assertThat(join(each)).isEqualTo(found));
    }

    @Test
    void searchThatFailsByABug_ends() {
        PacedEndpoint throwing = new PacedEndpoint(
                () -> {
                    throw new IllegalStateException("a bug");
                },
                ticker,
                new Backoff(() -> 0));
        PacedEndpoint failing = new PacedEndpoint(
                () -> CompletableFuture.failedStage(new IllegalStateException("a bug")), ticker, new Backoff(() -> 0));

        for (EndpointSource buggy : List.of(throwing, failing)) {
            assertThat(failureOf(buggy)).isEqualTo(Failure.DEFECT);
            assertThat(failureOf(buggy)).isEqualTo(Failure.DEFECT);
        }
    }

    private static Object failureOf(EndpointSource source) {
        return join(source.find()).<Object>fold(Endpoint.At::uri, Endpoint.Missing::failure);
    }
}
