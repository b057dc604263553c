package org.bailiwick.exchange;

import java.util.Objects;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;

/** A caller that a domain has vouched for, with the token as it was presented, which leaves this package to be traded only. */
public final class Caller {
    private final VerifiedToken token;
    private final String presented;
    private @Nullable TokenHash hash; // harmless if two threads find it

    /**
     * A caller.
     *
     * @param token what was vouched for
     * @param presented the token as it was presented; does not print
     */
    public Caller(VerifiedToken token, String presented) {
        this.token = Objects.requireNonNull(token, "token");
        this.presented = Objects.requireNonNull(presented, "presented");
    }

    /** What was vouched for. */
    public VerifiedToken token() {
        return token;
    }

    /** The token as it was presented. */
    String presented() {
        return presented;
    }

    /** What stands for the token where something is remembered. */
    TokenHash hash() {
        TokenHash known = hash;
        if (known == null) {
            known = TokenHash.of(presented);
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "Caller[hidden]";
    }
}
