package org.bailiwick.transport;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;

/** At most so many calls to one authority at a time; the next is told at once that it is busy. Nothing queues. */
final class BulkheadTransport implements Transport {
    private final Transport transport;
    private final int callsInFlight;
    /** Authorities with calls in flight, and how many: an authority that nobody calls takes no memory. */
    private final Map<String, Integer> inFlight = new ConcurrentHashMap<>();

    BulkheadTransport(Transport transport, int callsInFlight) {
        this.transport = transport;
        this.callsInFlight = callsInFlight;
    }

    @Override
    public CompletionStage<Answer> send(Question question) {
        String authority = authorityOf(question.uri());
        if (inFlight.merge(authority, 1, Integer::sum) > callsInFlight) {
            leave(authority);
            return CompletableFuture.completedStage(
                    new Failed(Why.BUSY, "calls in flight: " + callsInFlight + " already (expected: fewer)"));
        }
        try {
            return transport.send(question).whenComplete((answer, failure) -> leave(authority));
        } catch (RuntimeException | Error bug) {
            leave(authority);
            throw bug;
        }
    }

    /** How many calls are in flight to each authority that is being called. */
    Map<String, Integer> inFlight() {
        return Map.copyOf(inFlight);
    }

    private void leave(String authority) {
        inFlight.computeIfPresent(authority, (name, calls) -> calls == 1 ? null : calls - 1);
    }

    private static String authorityOf(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
