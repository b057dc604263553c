package org.bailiwick.asid;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.TreeMap;
import org.bailiwick.store.TokenHash;

/**
 * The proofs that have been taken, each as long as it could be taken again and a few seconds more (AS-3). When there is no room for
 * one more, none is forgotten early: the next one is not taken. Only what has been found good gets in, so that nobody can fill it
 * with rubbish. One takes some 20 to 50 bytes. Safe for use by many threads.
 */
final class Nonces {
    /** So many seconds' proofs are forgotten together. */
    private static final long SLICE = 16;

    private static final int SALT = 16;

    private final int capacity;
    private final String salt = salt();
    private final TreeMap<Long, NonceSlice> slices = new TreeMap<>();
    private int size;

    Nonces(int capacity) {
        this.capacity = capacity;
    }

    /** Without it a consumer could choose nonces that all want the same place. */
    private static String salt() {
        byte[] octets = new byte[SALT];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }

    /** Whether it has been used; the answer of a moment, which only {@link #use} settles. */
    boolean isUsed(String consumer, String nonce) {
        TokenHash hash = hash(consumer, nonce);
        synchronized (this) {
            return isUsed(hash);
        }
    }

    private boolean isUsed(TokenHash hash) {
        for (NonceSlice slice : slices.values()) {
            if (slice.contains(hash.a(), hash.b())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Uses one.
     *
     * @param end from which second of the epoch on no proof with it would be taken
     * @param now the second of the epoch
     */
    Use use(String consumer, String nonce, long end, long now) {
        if (end <= now) {
            // It may have been used and forgotten since.
            return Use.TOO_LATE;
        }
        TokenHash hash = hash(consumer, nonce);
        synchronized (this) {
            forgetBefore(Math.floorDiv(now, SLICE));
            if (isUsed(hash)) {
                return Use.AGAIN;
            }
            if (size >= capacity) {
                return Use.NO_ROOM;
            }
            size++;
            // The second before the end is the last one in which it is needed.
            slices.computeIfAbsent(Math.floorDiv(end - 1, SLICE), first -> new NonceSlice())
                    .add(hash.a(), hash.b());
            return Use.FIRST;
        }
    }

    private void forgetBefore(long slice) {
        while (!slices.isEmpty() && slices.firstKey() < slice) {
            size -= slices.pollFirstEntry().getValue().size();
        }
    }

    private TokenHash hash(String consumer, String nonce) {
        return TokenHash.of(salt + "\n" + consumer + "\n" + nonce);
    }

    /** What came of using one. */
    enum Use {
        FIRST,
        AGAIN,
        /** Nothing with it would be taken any more. */
        TOO_LATE,
        NO_ROOM
    }
}
