package org.bailiwick.benchmarks.federation;

import java.util.Arrays;
import java.util.List;

/**
 * Whom each domain asks about the tokens of each other: the trustee that is nearest to the token's home, as whoever configures a
 * domain would choose. No route is longer than {@link #LONGEST}.
 */
final class Routes {
    /** The most domains that a question passes through, the first and the token's home included. */
    static final int LONGEST = 4;

    private static final int NOBODY = -1;

    /** By home and domain: how many domains a question passes through; 0 when there is no way. */
    private final byte[][] depth;
    /** By home and domain: whom the domain asks. */
    private final short[][] next;

    private Routes(byte[][] depth, short[][] next) {
        this.depth = depth;
        this.next = next;
    }

    static Routes of(TrustGraph graph) {
        int domains = graph.domains();
        byte[][] depth = new byte[domains][domains];
        short[][] next = new short[domains][domains];
        List<int[]> trustors = graph.trustors();
        for (int home = 0; home < domains; home++) {
            Arrays.fill(next[home], (short) NOBODY);
            spread(home, trustors, depth[home], next[home]);
        }
        return new Routes(depth, next);
    }

    private static void spread(int home, List<int[]> trustors, byte[] depth, short[] next) {
        depth[home] = 1;
        int[] reached = {home};
        for (int step = 2; step <= LONGEST; step++) {
            int[] further = new int[depth.length];
            int count = 0;
            for (int trustee : reached) {
                for (int trustor : trustors.get(trustee)) {
                    if (depth[trustor] == 0) {
                        depth[trustor] = (byte) step;
                        next[trustor] = (short) trustee;
                        further[count++] = trustor;
                    }
                }
            }
            reached = Arrays.copyOf(further, count);
            Arrays.sort(reached);
        }
    }

    /** How many domains a question passes through from that domain to the home, both included; 0 when there is no way. */
    int depth(int domain, int home) {
        return depth[home][domain];
    }

    /** Whom the domain asks about the home's tokens; there is a way of at least two domains. */
    int next(int domain, int home) {
        if (next[home][domain] == NOBODY) {
            throw new IllegalArgumentException(
                    "home: " + home + " (expected: one that " + domain + " asks others about)");
        }
        return next[home][domain];
    }
}
