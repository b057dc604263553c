package org.bailiwick.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.jose.JwtSigner;

/** Keys that follow one another. Which of them signs and which are published depends on the time alone. Immutable. */
final class KeySequence {
    private final KeyTimes times;
    private final List<Reign> reigns; // never empty; by the beginning

    private KeySequence(KeyTimes times, List<Reign> reigns) {
        this.times = times;
        this.reigns = List.copyOf(reigns);
    }

    /** One key, which signs from now on. */
    static KeySequence startingWith(JwtSigner signer, Instant now, KeyTimes times) {
        return new KeySequence(times, List.of(new Reign(signer, now)));
    }

    /** The last key whose time has come. */
    JwtSigner signerAt(Instant now) {
        JwtSigner signer = reigns.get(0).signer;
        for (Reign reign : reigns) {
            if (!reign.beginning.isAfter(now)) {
                signer = reign.signer;
            }
        }
        return signer;
    }

    /** All keys, but for those whose signatures have all ended. */
    List<JwtSigner> publishedAt(Instant now) {
        return standingAt(now).stream().map(reign -> reign.signer).toList();
    }

    private List<Reign> standingAt(Instant now) {
        List<Reign> standing = new ArrayList<>();
        for (int i = 0; i < reigns.size(); i++) {
            if (i == last()
                    || reigns.get(i + 1).beginning.plus(times.afterlife()).isAfter(now)) {
                standing.add(reigns.get(i));
            }
        }
        return standing;
    }

    /** Whether it is time to make the next key. */
    boolean needsSuccessorAt(Instant now) {
        return !now.isBefore(endOfLast().minus(times.ahead()));
    }

    /**
     * With one key more, from now on. It signs when the time of the last one is over, but never before it has been published for
     * long enough: where nobody came for a while, the last one signs longer.
     */
    KeySequence followedBy(JwtSigner successor, Instant now) {
        if (!needsSuccessorAt(now)) {
            return this; // somebody else has made one
        }
        Instant known = now.plus(times.ahead());
        Instant beginning = known.isAfter(endOfLast()) ? known : endOfLast();
        List<Reign> longer = standingAt(now);
        longer.add(new Reign(successor, beginning));
        return new KeySequence(times, longer);
    }

    private Instant endOfLast() {
        return reigns.get(last()).beginning.plus(times.rotateAfter());
    }

    private int last() {
        return reigns.size() - 1;
    }

    /** A key and from when on it signs: until the next one does. */
    private static final class Reign {
        private final JwtSigner signer;
        private final Instant beginning;

        Reign(JwtSigner signer, Instant beginning) {
            this.signer = signer;
            this.beginning = beginning;
        }
    }
}
