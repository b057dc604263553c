package org.bailiwick.keys;

import java.time.Duration;
import java.util.Optional;

/**
 * How a domain's keys are.
 *
 * @param domain the configured name of the domain
 * @param state whether the keys in hand may be used
 * @param keys how many usable keys are in hand
 * @param age how long ago they were fetched; nothing when there are none
 * @param lastFailure why the latest attempt failed; nothing when it succeeded
 */
public record KeyHealth(String domain, State state, int keys, Optional<Duration> age, Optional<String> lastFailure) {
    /** Whether keys may be used. */
    public enum State {
        /** Fetched not longer ago than configured. */
        FRESH,
        /** Older than that: used while the origin cannot be asked; otherwise the next question asks it first. */
        STALE,
        /** None in hand, or none that may still be believed. */
        ABSENT
    }
}
