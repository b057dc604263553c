package org.bailiwick.benchmarks.federation;

import java.util.Arrays;

/**
 * The resource servers of all domains, numbered throughout: the larger a domain, the more, from one to eight. Each runs on
 * {@value #INSTANCES} machines behind a balancer, which remember nothing of each other's.
 */
final class Servers {
    static final int INSTANCES = 2;

    private final int[] first;

    private Servers(int[] first) {
        this.first = first;
    }

    static Servers of(TrustGraph graph) {
        int[] first = new int[graph.domains() + 1];
        for (int domain = 0; domain < graph.domains(); domain++) {
            int doublings = (int) (StrictMath.log(graph.sizes()[domain]) / StrictMath.log(2));
            first[domain + 1] = first[domain] + 1 + Math.min(7, doublings);
        }
        return new Servers(first);
    }

    int count() {
        return first[first.length - 1];
    }

    int countIn(int domain) {
        return first[domain + 1] - first[domain];
    }

    int server(int domain, int number) {
        return first[domain] + number;
    }

    int domainOf(int server) {
        int found = Arrays.binarySearch(first, server);
        return found >= 0 ? found : -found - 2;
    }
}
