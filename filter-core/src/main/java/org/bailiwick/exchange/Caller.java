package org.bailiwick.exchange;

import java.util.Objects;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.VerifiedToken;
import org.jspecify.annotations.Nullable;

/**
 * A caller that a domain has vouched for, with the token as it was presented, which leaves this package to be traded only. Who
 * has a session has none.
 */
public final class Caller {
    private final VerifiedToken token;
    private final @Nullable String presented;
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

    private Caller(VerifiedToken token, TokenHash session) {
        this.token = Objects.requireNonNull(token, "token");
        this.presented = null;
        this.hash = Objects.requireNonNull(session, "session");
    }

    /**
     * A caller that has a session in place of a token: there is nothing that could be traded or passed on.
     *
     * @param token what was vouched for
     * @param session what stands for the session where something is remembered
     */
    public static Caller ofSession(VerifiedToken token, TokenHash session) {
        return new Caller(token, session);
    }

    /** What was vouched for. */
    public VerifiedToken token() {
        return token;
    }

    /** Whether there is a token. */
    boolean hasToken() {
        return presented != null;
    }

    /**
     * The token as it was presented.
     *
     * @throws IllegalStateException when there is none, which is to be asked before
     */
    String presented() {
        String token = presented;
        if (token == null) {
            throw new IllegalStateException("token: none (expected: one)");
        }
        return token;
    }

    /** What stands for the token where something is remembered. */
    TokenHash hash() {
        TokenHash known = hash;
        if (known == null) {
            known = TokenHash.of(presented());
            hash = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "Caller[hidden]";
    }
}
