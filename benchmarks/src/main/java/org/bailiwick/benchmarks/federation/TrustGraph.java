package org.bailiwick.benchmarks.federation;

import java.util.Arrays;
import java.util.List;

/**
 * Which domain trusts which: pairwise, one-way, and nothing follows from anything. Domains are numbers from 0; the first are the hubs.
 *
 * @param hubs how many are hubs
 * @param trustees for each domain, whom it trusts, in rising order
 * @param sizes how much goes on in each domain: the smallest 1
 */
record TrustGraph(int hubs, List<int[]> trustees, double[] sizes) {
    int domains() {
        return trustees.size();
    }

    int relationships() {
        return trustees.stream().mapToInt(each -> each.length).sum();
    }

    boolean trusts(int trustor, int trustee) {
        return Arrays.binarySearch(trustees.get(trustor), trustee) >= 0;
    }

    /** For each domain, who trusts it, in rising order. */
    List<int[]> trustors() {
        List<List<Integer>> trustors = trustees.stream()
                .<List<Integer>>map(each -> new java.util.ArrayList<>())
                .toList();
        for (int trustor = 0; trustor < trustees.size(); trustor++) {
            for (int trustee : trustees.get(trustor)) {
                trustors.get(trustee).add(trustor);
            }
        }
        return trustors.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }
}
