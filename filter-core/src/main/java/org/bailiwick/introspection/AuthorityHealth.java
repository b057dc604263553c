package org.bailiwick.introspection;

/**
 * How asking an authority about tokens goes.
 *
 * @param state whether it is asked
 * @param failuresInARow how many questions have failed since one was answered
 */
public record AuthorityHealth(State state, int failuresInARow) {
    /** Whether an authority is asked. */
    public enum State {
        /** It is asked about every token that is not known. */
        ASKED,
        /** It has failed too often: one question now and then tries whether it is back. */
        LEFT_ALONE
    }
}
