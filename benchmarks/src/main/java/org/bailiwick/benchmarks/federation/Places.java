package org.bailiwick.benchmarks.federation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each token is used: at one to three resource servers, at home or as far away as the routes reach. Whoever goes on from one
 * to another stays in the same domain half of the time.
 */
final class Places {
    /** Which share of the places has a depth of 1, 2, 3 and 4 domains, where the home is trusted that far. */
    private static final double[] DEPTHS = {0.40, 0.25, 0.20, 0.15};

    private static final double SECOND = 0.4;
    private static final double THIRD = 0.4;
    private static final double SAME_DOMAIN = 0.5;

    private final TrustGraph graph;
    private final Routes routes;
    private final Servers servers;
    private final Chance chance;
    private final Lot depths = Lot.of(DEPTHS.length, depth -> DEPTHS[depth]);
    private final Map<Integer, List<Around>> around = new HashMap<>();

    private Places(TrustGraph graph, Routes routes, Servers servers, Chance chance) {
        this.graph = graph;
        this.routes = routes;
        this.servers = servers;
        this.chance = chance;
    }

    /** The resource servers of each holder of a token. */
    static int[][] of(Tokens tokens, TrustGraph graph, Routes routes, Servers servers, long seed) {
        Places places = new Places(graph, routes, servers, Chance.of(seed, "places"));
        int[][] drawn = new int[tokens.holders()][];
        for (int holder = 0; holder < drawn.length; holder++) {
            drawn[holder] = places.of(tokens.homeOf(holder));
        }
        return drawn;
    }

    private int[] of(int home) {
        int count = !chance.happens(SECOND) ? 1 : chance.happens(THIRD) ? 3 : 2;
        int[] drawn = new int[count];
        int domain = domain(home);
        for (int i = 0; i < count; i++) {
            if (i > 0 && !chance.happens(SAME_DOMAIN)) {
                domain = domain(home);
            }
            drawn[i] = servers.server(domain, chance.below(servers.countIn(domain)));
        }
        return drawn;
    }

    private int domain(int home) {
        List<Around> near = around.computeIfAbsent(home, this::around);
        int depth = depths.draw(chance);
        while (near.get(depth).domains.length == 0) {
            depth--; // nobody trusts it that far; at depth 0 there is the home itself
        }
        return near.get(depth).draw(chance);
    }

    private List<Around> around(int home) {
        List<Around> all = new ArrayList<>();
        for (int depth = 1; depth <= Routes.LONGEST; depth++) {
            int exactly = depth;
            all.add(new Around(
                    graph.sizes(),
                    java.util.stream.IntStream.range(0, graph.domains())
                            .filter(domain -> routes.depth(domain, home) == exactly)
                            .toArray()));
        }
        return all;
    }

    /** The domains at one distance. */
    private static final class Around {
        private final int[] domains;
        private final Lot lot;

        Around(double[] sizes, int[] domains) {
            this.domains = domains;
            this.lot = Lot.of(Math.max(1, domains.length), i -> i < domains.length ? sizes[domains[i]] : 1);
        }

        int draw(Chance chance) {
            return domains[lot.draw(chance)];
        }
    }
}
