package org.bailiwick.benchmarks.federation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bailiwick.benchmarks.federation.Traffic.Arrival;
import org.bailiwick.credential.Credential;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.verification.Verification;
import org.jspecify.annotations.Nullable;

/** Lets a world's requests come and be decided, on one thread and in virtual time. */
final class Simulation {
    /** What a resource server calls its own domain. */
    static final String OWN = "own";

    /** Until memories are as full as they get: requests of the first minute do not count. */
    static final Duration WARM_UP = Caching.POSITIVE;

    private static final List<String> BELIEVED = List.of(OWN);

    private final VirtualTime time = new VirtualTime();
    private final World world;
    private final Ledger ledger;
    private final List<List<DomainDirectory>> servers;
    private long waiting;
    private @Nullable Throwable defect;

    private Simulation(World world, Caching caching, Outages outages, Cast.Casting casting) {
        this.world = world;
        this.ledger = new Ledger(world.tokens(), caching.promised().toNanos(), WARM_UP.toNanos());
        Network network = new Network(time, new Distances(world.seed()), outages, ledger);
        Cast cast = casting.engage(world, caching, time, network);
        for (int domain = 0; domain < world.graph().domains(); domain++) {
            network.listen(
                    domain, Addresses.INTROSPECTION, new HomeAuthority(domain, world.places(), world.tokens(), time));
            network.listen(domain, Addresses.FEDERATED_INTROSPECTION, cast.endpoint(domain));
        }
        this.servers = IntStream.range(0, world.servers().count())
                .mapToObj(server -> Stream.generate(() -> cast.instance(server))
                        .limit(Servers.INSTANCES)
                        .toList())
                .toList();
    }

    static Outcome of(World world, Caching caching, Outages outages, Cast.Casting casting) {
        return new Simulation(world, caching, outages, casting).outcome();
    }

    private Outcome outcome() {
        new Traffic(world).begin(time, this::decide);
        time.run();
        if (defect != null || waiting > 0) {
            throw new IllegalStateException("requests without an answer: " + waiting + " (expected: none)", defect);
        }
        return ledger.outcome();
    }

    private void decide(Arrival request) {
        long came = time.nanos();
        time.cause(ledger.cause(request, came));
        waiting++;
        CompletableFuture<Verification> said = servers.get(request.server())
                .get(request.instance())
                .verify(new Credential.Bearer(request.token()), BELIEVED)
                .toCompletableFuture();
        boolean atOnce = said.isDone();
        var unused = said.whenComplete((verification, bug) -> {
            if (bug != null) {
                defect = bug; // thrown here, it would only be caught
                return;
            }
            ledger.decided(request, came, time.nanos(), atOnce, verification);
            waiting--;
        });
    }
}
