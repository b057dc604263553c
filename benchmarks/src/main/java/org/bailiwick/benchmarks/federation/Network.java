package org.bailiwick.benchmarks.federation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;
import org.bailiwick.transport.TransportSettings;
import org.jspecify.annotations.Nullable;

/** The network between all domains: questions and answers take their time, and some never arrive. */
final class Network {
    private static final int SLOWNESS = 20;

    private final VirtualTime time;
    private final Distances distances;
    private final Outages outages;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Ledger ledger;

    Network(VirtualTime time, Distances distances, Outages outages, Ledger ledger) {
        this.time = time;
        this.distances = distances;
        this.outages = outages;
        this.ledger = ledger;
    }

    /** Puts an endpoint of a domain there. */
    void listen(int domain, String path, Endpoint endpoint) {
        endpoints.put(Addresses.issuer(domain) + path, endpoint);
    }

    /**
     * The way from a domain to all others.
     *
     * @param server whether it is that of a resource server, rather than of the domain's endpoint
     */
    Transport from(int domain, boolean server) {
        return question -> send(domain, server, question);
    }

    private CompletionStage<Answer> send(int from, boolean server, Question question) {
        int to = Addresses.domainAt(question.uri());
        Leg leg = server ? Leg.OWN_DOMAIN : from == to ? Leg.HOME_AUTHORITY : Leg.OTHER_DOMAIN;
        ledger.called(leg, time.cause());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        long limit = limit(question).toNanos();
        time.after(limit, () -> answer.complete(new Failed(Why.TIMED_OUT, "the whole call")));
        Outages.State state = outages.of(to, time.nanos());
        long distance = distances.ofCall(from, to) * (state == Outages.State.SLOW ? SLOWNESS : 1);
        if (state == Outages.State.REFUSING) {
            time.after(distance, () -> answer.complete(new Failed(Why.UNREACHABLE, "no connection")));
        } else if (state != Outages.State.SILENT) {
            time.after(distance / 2, () -> arrive(question, distance - distance / 2, answer));
        }
        return answer.minimalCompletionStage();
    }

    private static Duration limit(Question question) {
        Duration most = TransportSettings.DEFAULT.call();
        return question.limit().filter(wanted -> wanted.compareTo(most) < 0).orElse(most);
    }

    private void arrive(Question question, long wayBack, CompletableFuture<Answer> answer) {
        @Nullable Endpoint endpoint = endpoints.get(question.uri().toString());
        if (endpoint == null) {
            throw new IllegalStateException("uri: " + question.uri() + " (expected: an endpoint)");
        }
        var unused = endpoint.answer(question).whenComplete((answered, bug) -> {
            if (bug != null) {
                answer.completeExceptionally(bug);
            } else {
                time.after(wayBack, () -> answer.complete(answered));
            }
        });
    }
}
