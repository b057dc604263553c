package org.bailiwick.authority;

/**
 * How asking an authority goes.
 *
 * @param state whether it is asked
 * @param failuresInARow how many questions have failed since one was answered
 */
public record AuthorityHealth(State state, int failuresInARow) {
    /** Whether an authority is asked. */
    public enum State {
        /** It is asked whatever is not known. */
        ASKED,
        /** It has failed too often: one question now and then tries whether it is back. */
        LEFT_ALONE
    }
}
