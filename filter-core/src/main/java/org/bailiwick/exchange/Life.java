package org.bailiwick.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.exchange.TokenAnswer.Issued;

/**
 * When a new token ends. Two may say so, and they need not agree: it is judged by the later end, and used until the earlier.
 *
 * @param said its end by its own word, or by that of the domain that speaks for it
 * @param answered its end by the answer that it came in, counted from when it was asked for
 */
record Life(Optional<Instant> said, Optional<Instant> answered) {
    /** How much later than it should be an end may seem that was counted in whole seconds. */
    static final Duration ROUNDING = Duration.ofSeconds(2);

    /** Longer than any token lives, and short enough to be counted with. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    Life {
        Objects.requireNonNull(said, "said");
        Objects.requireNonNull(answered, "answered");
    }

    /** Its end by its own word, where it has said one, and by the answer. */
    static Life of(Optional<Instant> said, Issued issued) {
        return new Life(
                said,
                issued.lifetime()
                        .map(lifetime -> lifetime.compareTo(LONGEST) < 0 ? lifetime : LONGEST)
                        .map(issued.askedAt()::plus));
    }

    /** The later end, without what may be rounding; nothing where nobody says one. */
    Optional<Instant> latest() {
        return ends(answered.map(end -> end.minus(ROUNDING))).max(Comparator.naturalOrder());
    }

    /** The earlier end; nothing where nobody says one. */
    Optional<Instant> earliest() {
        return ends(answered).min(Comparator.naturalOrder());
    }

    private Stream<Instant> ends(Optional<Instant> other) {
        return Stream.concat(said.stream(), other.stream());
    }
}
