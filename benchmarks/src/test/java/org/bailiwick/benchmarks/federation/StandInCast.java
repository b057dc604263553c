package org.bailiwick.benchmarks.federation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;
import org.bailiwick.verification.Verification;

/** The simplest cast that plays by the rules: no breaker, no flights in common, and every answer believed. */
final class StandInCast implements Cast {
    private static final Answer.Answered UNAVAILABLE = new Answer.Answered(503, Map.of(), new byte[0]);

    private final World world;
    private final Caching caching;
    private final VirtualTime time;
    private final Network network;

    StandInCast(World world, Caching caching, VirtualTime time, Network network) {
        this.world = world;
        this.caching = caching;
        this.time = time;
        this.network = network;
    }

    @Override
    public DomainDirectory server(int server) {
        int domain = world.servers().domainOf(server);
        Asking asking =
                new Asking(network.from(domain, true), caching.positiveAtServers(), caching.negativeAtServers());
        return (credential, believed) ->
                credential.fold(bearer -> asking.ask(domain, Addresses.FEDERATED_INTROSPECTION, bearer.token())
                        .thenApply(this::judge));
    }

    private Verification judge(Answer.Answered answer) {
        if (answer.status() != 200) {
            return new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE);
        }
        Instant later = time.clock().instant().plus(Caching.POSITIVE);
        return isActive(answer)
                ? new Verification.Accepted(VerifiedToken.vouchedBy("own", new Issuer("i"), "s", later)
                        .build())
                : new Verification.Rejected(Reason.TOKEN_INACTIVE);
    }

    private static boolean isActive(Answer.Answered answer) {
        return new String(answer.body(), StandardCharsets.US_ASCII).contains("\"active\":true");
    }

    @Override
    public Endpoint endpoint(int domain) {
        Duration positive = caching.positiveAtEndpoints();
        Duration negative = caching.negativeAtEndpoints();
        Asking asking = new Asking(network.from(domain, false), positive, negative);
        return question -> {
            String token = new String(question.body(), StandardCharsets.US_ASCII).substring("token=".length());
            int home = Integer.parseInt(token.substring(1, token.indexOf('_')));
            return home == domain
                    ? asking.ask(home, Addresses.INTROSPECTION, token)
                    : asking.ask(world.routes().next(domain, home), Addresses.FEDERATED_INTROSPECTION, token);
        };
    }

    private final class Asking {
        private final Transport transport;
        private final Duration positive;
        private final Duration negative;
        private final Map<String, Kept> memory = new HashMap<>();

        Asking(Transport transport, Duration positive, Duration negative) {
            this.transport = transport;
            this.positive = positive;
            this.negative = negative;
        }

        CompletionStage<Answer.Answered> ask(int domain, String path, String token) {
            Kept kept = memory.get(token);
            if (kept != null && time.nanos() < kept.until) {
                return CompletableFuture.completedStage(kept.answer);
            }
            Question question = new Question(
                    "POST",
                    java.net.URI.create(Addresses.issuer(domain) + path),
                    Map.of(),
                    ("token=" + token).getBytes(StandardCharsets.US_ASCII));
            return transport
                    .send(question)
                    .thenApply(answer -> answer.fold(answered -> kept(token, answered), failed -> UNAVAILABLE));
        }

        private Answer.Answered kept(String token, Answer.Answered answer) {
            long life = (isActive(answer) ? positive : negative).toNanos();
            if (answer.status() == 200 && life > 0) {
                long expires =
                        world.tokens().life(token).map(Tokens.Life::until).orElse(Long.MAX_VALUE);
                memory.put(token, new Kept(answer, Math.min(time.nanos() + life, expires)));
            }
            return answer;
        }
    }

    private record Kept(Answer.Answered answer, long until) {}
}
