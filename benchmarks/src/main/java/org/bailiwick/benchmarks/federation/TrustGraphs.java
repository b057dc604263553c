package org.bailiwick.benchmarks.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Grows a graph as federations of research and of nations have grown: a few hubs that trust each other; members that join one of
 * them, some two, and rather the hub that has many already; and agreements between two members that need no hub, rather with a
 * member that many have agreed with. Some members only send users, some only serve them.
 */
final class TrustGraphs {
    private static final double SECOND_HUB = 0.2;
    private static final double ONLY_SERVES = 0.1;
    private static final double ONLY_SENDS = 0.1;
    private static final int MOST_AGREEMENTS = 3;

    private final Chance chance;
    private final int hubs;
    private final List<TreeSet<Integer>> trustees = new ArrayList<>();
    /** Every hub once, and once more for each member: drawn from, it prefers those that have many. */
    private final List<Integer> memberships = new ArrayList<>();
    /** Every member once, and once more for each that has agreed with it. */
    private final List<Integer> agreements = new ArrayList<>();

    private TrustGraphs(int hubs, Chance chance) {
        this.hubs = hubs;
        this.chance = chance;
    }

    /** A graph of so many domains, one hub in a hundred of them but no fewer than four. */
    static TrustGraph grown(int domains, long seed) {
        TrustGraphs growing = new TrustGraphs(Math.max(4, domains / 100), Chance.of(seed, "graph"));
        for (int domain = 0; domain < domains; domain++) {
            growing.add(domain);
        }
        return growing.grown();
    }

    private void add(int domain) {
        trustees.add(new TreeSet<>());
        if (domain < hubs) {
            for (int hub = 0; hub < domain; hub++) {
                trusts(hub, domain);
                trusts(domain, hub);
            }
            memberships.add(domain);
            return;
        }
        double role = chance.uniform();
        boolean sends = role >= ONLY_SERVES;
        boolean serves = role < 1 - ONLY_SENDS;
        join(domain, sends, serves);
        if (chance.happens(SECOND_HUB)) {
            join(domain, sends, serves);
        }
        if (serves) {
            for (int more = chance.below(MOST_AGREEMENTS + 1); more > 0 && !agreements.isEmpty(); more--) {
                int other = agreements.get(chance.below(agreements.size()));
                trusts(domain, other);
                agreements.add(other);
            }
        }
        if (sends) {
            agreements.add(domain);
        }
    }

    private void join(int domain, boolean sends, boolean serves) {
        int hub = memberships.get(chance.below(memberships.size()));
        memberships.add(hub);
        if (sends) {
            trusts(hub, domain);
        }
        if (serves) {
            trusts(domain, hub);
        }
    }

    private void trusts(int trustor, int trustee) {
        trustees.get(trustor).add(trustee);
    }

    private TrustGraph grown() {
        double[] sizes = new double[trustees.size()];
        for (int domain = 0; domain < sizes.length; domain++) {
            sizes[domain] = chance.pareto(1, 200, 1);
        }
        return new TrustGraph(
                hubs,
                trustees.stream()
                        .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                        .toList(),
                sizes);
    }
}
