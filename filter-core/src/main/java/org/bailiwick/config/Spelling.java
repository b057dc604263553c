package org.bailiwick.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {
    private static final int MOST_MISTAKES = 2;
    private static final int LONGEST_WORD = 40;

    private Spelling() {}

    /** The candidate with the fewest mistakes: at most two, and fewer than half of its letters. */
    static Optional<String> nearest(String word, Collection<String> candidates) {
        return word.length() > LONGEST_WORD
                ? Optional.empty()
                : candidates.stream()
                        .filter(candidate -> mistakes(word, candidate) <= MOST_MISTAKES)
                        .filter(candidate -> 2 * mistakes(word, candidate) < candidate.length())
                        .min(Comparator.comparingInt(candidate -> mistakes(word, candidate)));
    }

    /** How many letters must be put in, left out, replaced or swapped with their neighbour. */
    static int mistakes(String word, String meant) {
        int[][] cost = new int[word.length() + 1][meant.length() + 1];
        for (int i = 0; i <= word.length(); i++) {
            for (int j = 0; j <= meant.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, word, i, meant, j);
            }
        }
        return cost[word.length()][meant.length()];
    }

    private static int cheapest(int[][] cost, String word, int i, String meant, int j) {
        boolean same = word.charAt(i - 1) == meant.charAt(j - 1);
        int least = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1
                && j > 1
                && word.charAt(i - 1) == meant.charAt(j - 2)
                && word.charAt(i - 2) == meant.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
