package org.bailiwick.exchange;

import java.time.Duration;
import org.bailiwick.jose.JwtExpectations;

/**
 * When keys follow one another.
 *
 * @param rotateAfter how long a key signs, at least
 * @param ahead how long it is published before, at least, so that whoever keeps keys has it by then
 * @param afterlife how long it is published after: until nothing that it signed is taken any more
 */
record KeyTimes(Duration rotateAfter, Duration ahead, Duration afterlife) {
    private static final Duration LONGEST_AHEAD = Duration.ofMinutes(10);

    KeyTimes {
        if (rotateAfter.isZero() || rotateAfter.isNegative()) {
            throw new IllegalArgumentException("rotateAfter: " + rotateAfter + " (expected: more than PT0S)");
        }
        if (ahead.isNegative() || ahead.compareTo(rotateAfter) > 0) {
            throw new IllegalArgumentException("ahead: " + ahead + " (expected: PT0S to " + rotateAfter + ")");
        }
        if (afterlife.isNegative()) {
            throw new IllegalArgumentException("afterlife: " + afterlife + " (expected: PT0S or more)");
        }
    }

    /**
     * For keys that are changed so often, and tokens that are valid so long.
     *
     * @param rotateAfter how long a key signs
     * @param longestLife the longest that a token is valid, to which the most that a verifier may tolerate is added
     */
    static KeyTimes of(Duration rotateAfter, Duration longestLife) {
        Duration quarter = rotateAfter.dividedBy(4);
        Duration ahead = quarter.compareTo(LONGEST_AHEAD) < 0 ? quarter : LONGEST_AHEAD;
        return new KeyTimes(rotateAfter, ahead, longestLife.plus(JwtExpectations.MAX_LEEWAY));
    }
}
