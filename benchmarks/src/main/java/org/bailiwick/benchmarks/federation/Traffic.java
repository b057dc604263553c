package org.bailiwick.benchmarks.federation;

import java.util.function.Consumer;

/**
 * Requests as they come: independently of each other at a steady rate, and with tokens some of which are used much more than
 * others. Two in a hundred come with a token that is worth nothing and that its client tries again and again, one with one that
 * was never seen before, one with the holder's last token but one.
 */
final class Traffic {
    private static final double LAPSED = 0.01;
    private static final double DEAD = 0.02;
    private static final double NEW_RUBBISH = 0.01;
    private static final int DEAD_TOKENS = 200;

    private final World world;
    private final Chance chance;
    private final Lot popularity;
    private final Lot dead;
    private long rubbish = DEAD_TOKENS;

    Traffic(World world) {
        this.world = world;
        this.chance = Chance.of(world.seed(), "traffic");
        this.popularity = Lot.zipf(world.tokens().holders());
        this.dead = Lot.zipf(DEAD_TOKENS);
    }

    /** Has requests come until the world's time is over; the same ones each time. */
    void begin(VirtualTime time, Consumer<Arrival> arrivals) {
        next(time, arrivals);
    }

    private void next(VirtualTime time, Consumer<Arrival> arrivals) {
        long gap = (long) chance.exponential(1e9 / world.scale().requestsPerSecond());
        if (time.nanos() + gap >= world.scale().nanos()) {
            return;
        }
        time.after(gap, () -> {
            arrivals.accept(arrival(time.nanos()));
            next(time, arrivals);
        });
    }

    private Arrival arrival(long nanos) {
        double kind = chance.uniform();
        if (kind < DEAD) {
            int which = dead.draw(chance);
            int holder = (int) ((long) which * world.tokens().holders() / DEAD_TOKENS);
            return arrival(holder, world.places()[holder][0], world.tokens().rubbish(holder, which));
        }
        int holder = popularity.draw(chance);
        int[] places = world.places()[holder];
        int server = places[chance.below(places.length)];
        if (kind < DEAD + NEW_RUBBISH) {
            return arrival(holder, server, world.tokens().rubbish(holder, rubbish++));
        }
        return arrival(
                holder,
                server,
                kind < DEAD + NEW_RUBBISH + LAPSED
                        ? world.tokens().lapsed(holder, nanos)
                        : world.tokens().current(holder, nanos));
    }

    private Arrival arrival(int holder, int server, String token) {
        int home = world.tokens().homeOf(holder);
        int instance = chance.below(Servers.INSTANCES);
        return new Arrival(
                server, instance, world.routes().depth(world.servers().domainOf(server), home), token);
    }

    /**
     * A request.
     *
     * @param server the resource server it comes to
     * @param instance on which of its machines
     * @param depth how many domains lie on the way from there to the token's home, both included
     * @param token what it brings
     */
    record Arrival(int server, int instance, int depth, String token) {
        @Override
        public String toString() {
            return "Arrival[server=" + server + ", depth=" + depth + "]";
        }
    }
}
