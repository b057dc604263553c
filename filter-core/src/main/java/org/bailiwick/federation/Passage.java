package org.bailiwick.federation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bailiwick.token.Issuer;

/** Sees to it that a question comes by no domain twice, and not by too many. */
final class Passage {
    private final Issuer own;
    private final int hops;

    /**
     * The way of questions through a domain.
     *
     * @param own its issuer
     * @param hops the most domains that a question may come by, this one included
     */
    Passage(Issuer own, int hops) {
        this.own = own;
        this.hops = hops;
    }

    /** Why a question that has come this way must go no further, whatever it is about. */
    Optional<Refusal> obstacle(List<Issuer> path) {
        if (path.contains(own) || hasTwice(path)) {
            return Optional.of(Refusal.LOOP);
        }
        return path.size() + 1 > hops ? Optional.of(Refusal.TOO_DEEP) : Optional.empty();
    }

    /** Why it must not go on to where it would be answered. */
    Optional<Refusal> obstacle(List<Issuer> path, Route route) {
        boolean comesBack = path.contains(route.partner().issuer())
                || route.origin().filter(path::contains).isPresent();
        if (comesBack) {
            return Optional.of(Refusal.LOOP);
        }
        int after = route.partner().isHome() ? 0 : 1;
        return path.size() + 1 + after > hops ? Optional.of(Refusal.TOO_DEEP) : Optional.empty();
    }

    /** The way of a question that is passed on. */
    List<Issuer> onward(List<Issuer> path, Partner partner) {
        // Where our own authorization server knows of federation, it is the same domain as we are.
        return partner.issuer().equals(own)
                ? path
                : Stream.concat(path.stream(), Stream.of(own)).toList();
    }

    /**
     * Whether an answer can have come the way that it says.
     *
     * @param path the way of the question to us
     * @param before the issuers that vouch one for the other before the speaker does
     */
    boolean isPossible(List<Issuer> path, List<Issuer> before, Partner speaker) {
        List<Issuer> whole = new ArrayList<>(path);
        whole.add(own);
        whole.addAll(before);
        if (!speaker.isHome()) {
            whole.add(speaker.issuer());
        }
        return !hasTwice(whole) && whole.size() <= hops;
    }

    private static boolean hasTwice(List<Issuer> issuers) {
        Set<Issuer> seen = new HashSet<>();
        return !issuers.stream().allMatch(seen::add);
    }
}
