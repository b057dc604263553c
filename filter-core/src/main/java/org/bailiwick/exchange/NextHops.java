package org.bailiwick.exchange;

import java.util.List;
import java.util.Set;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;

/** The ways to other services that are configured, for every caller. */
public interface NextHops {
    /** No way to anywhere. */
    static NextHops none() {
        return new NoNextHops();
    }

    /** The names of all of them. */
    Set<String> names();

    /**
     * The way of that name, for this caller.
     *
     * @throws IllegalArgumentException when the file has none of that name
     */
    NextHop of(String name, Caller caller);

    /** Forgets every token that was got for this caller's token; how many. */
    int forget(TokenHash callersToken);

    /** Forgets all tokens; how many. */
    int forgetAll();

    /** How the memory is doing; none where nothing is remembered. */
    List<Figures> figures();
}
