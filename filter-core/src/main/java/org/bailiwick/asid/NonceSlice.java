package org.bailiwick.asid;

/**
 * Hashes that are forgotten together: half a SHA-256 each, side by side in one array, three quarters of which may be taken. Not safe
 * for use by many threads.
 */
final class NonceSlice {
    private static final int FIRST_PLACES = 16;

    private long[] words = new long[2 * FIRST_PLACES];
    private int size;

    int size() {
        return size;
    }

    /** @param a the hash's first 64 bits; the others are in {@code b}, of which one bit is not looked at */
    boolean contains(long a, long b) {
        return words[placeOf(a, b) + 1] != 0;
    }

    /** Adds one that is not there. */
    void add(long a, long b) {
        if (4L * (size + 1) > 3L * (words.length / 2)) {
            grow();
        }
        put(a, b);
        size++;
    }

    private void put(long a, long b) {
        int place = placeOf(a, b);
        words[place] = a;
        words[place + 1] = filled(b);
    }

    private void grow() {
        long[] before = words;
        words = new long[2 * before.length];
        for (int place = 0; place < before.length; place += 2) {
            if (before[place + 1] != 0) {
                put(before[place], before[place + 1]);
            }
        }
    }

    /** Where it is, or where it would be put. */
    private int placeOf(long a, long b) {
        int mask = words.length - 1;
        int place = (int) (a << 1) & mask;
        while (words[place + 1] != 0 && (words[place] != a || words[place + 1] != filled(b))) {
            place = (place + 2) & mask;
        }
        return place;
    }

    /** Never zero, which stands for nothing. */
    private static long filled(long b) {
        return b | 1;
    }
}
