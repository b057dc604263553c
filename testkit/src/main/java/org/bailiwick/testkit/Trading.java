package org.bailiwick.testkit;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a client may trade tokens for at one target, said to {@link EmbeddedAuthority#mayTrade}. A client that nothing is
 * said of may trade nothing.
 *
 * @param grants the ways in which it may be done; client credentials need no leave
 * @param names what the target is called as {@code resource} or {@code audience}: the first where a request names none
 * @param worth what scopes of the traded token are worth at the target; when empty, each is worth itself, else those that
 *     are not named are worth nothing
 * @param carried claims of the traded token that the new one has too, besides {@code sub} and {@code act}
 * @param marked whether a token can be redelegated only when it has the scope {@code redelegate}
 */
public record Trading(
        Set<GrantType> grants,
        List<String> names,
        Map<String, Set<String>> worth,
        Set<String> carried,
        boolean marked) {
    private static final String MARK = "redelegate";

    public Trading {
        grants = Set.copyOf(grants);
        names = List.copyOf(names);
        worth = Map.copyOf(worth);
        carried = Set.copyOf(carried);
    }

    /** Trading in these ways, at no target yet. */
    public static Trading by(GrantType first, GrantType... more) {
        Set<GrantType> grants = new LinkedHashSet<>(List.of(more));
        grants.add(first);
        return new Trading(grants, List.of(), Map.of(), Set.of(), false);
    }

    /**
     * The same for the target of these names.
     *
     * @param targets its resource identifier first, and whatever else the authority calls it; for a grant, the issuer
     *     identifier of the other authority
     */
    public Trading at(String... targets) {
        return new Trading(grants, List.of(targets), worth, carried, marked);
    }

    /** The same with a scope of the traded token that is worth these at the target. */
    public Trading worth(String scope, String... there) {
        Map<String, Set<String>> more = new HashMap<>(worth);
        more.put(scope, Set.of(there));
        return new Trading(grants, names, more, carried, marked);
    }

    /** The same with these claims handed on. */
    public Trading carrying(String... claims) {
        return new Trading(grants, names, worth, Set.of(claims), marked);
    }

    /** The same for nothing but tokens that say they may be redelegated. */
    public Trading onlyMarked() {
        return new Trading(grants, names, worth, carried, true);
    }

    /** Whether a token of these scopes can be traded at all. */
    boolean permits(GrantType grant, Set<String> scopes) {
        return !marked || grant != GrantType.REDELEGATE || scopes.contains(MARK);
    }

    /** The most that a token of these scopes can be traded for. */
    Set<String> worthOf(Set<String> scopes) {
        if (worth.isEmpty()) {
            return scopes;
        }
        Set<String> there = new TreeSet<>();
        scopes.forEach(scope -> there.addAll(worth.getOrDefault(scope, Set.of())));
        return there;
    }
}
