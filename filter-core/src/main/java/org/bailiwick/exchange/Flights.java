package org.bailiwick.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bailiwick.store.TokenHash;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that are in flight: one for each variant of what is got for a caller's token. Of one caller's token, departures,
 * landings and forgetting never overlap; so only what is still known here when it lands is remembered, and nothing that was
 * asked before all was forgotten.
 */
final class Flights {
    private final ConcurrentMap<TokenHash, Map<Variant, Flight>> inFlight = new ConcurrentHashMap<>();

    /**
     * The flight to wait for: the one there is, or else the new one. If there is none and an answer is at hand, the new one has
     * landed with that before it began.
     *
     * @param atHand an answer that makes a flight superfluous; only looked for when there is none
     * @return the new flight if and only if it is for the caller to begin, or has landed
     */
    Flight board(TokenHash token, Variant variant, Flight fresh, Supplier<Optional<HopAnswer>> atHand) {
        Map<Variant, Flight> now = inFlight.compute(token, (same, known) -> {
            Map<Variant, Flight> flights = known == null ? Map.of() : known;
            if (flights.containsKey(variant)) {
                return flights;
            }
            Optional<HopAnswer> answer = atHand.get();
            if (answer.isPresent()) {
                fresh.land(answer.get());
                return known;
            }
            Map<Variant, Flight> more = new HashMap<>(flights);
            more.put(variant, fresh);
            return more;
        });
        return now == null ? fresh : now.getOrDefault(variant, fresh);
    }

    /**
     * Lands a flight.
     *
     * @param remembering has the answer remembered, and says whether everything else that is in flight for the token is to be
     *     forgotten; not called for a flight that has been forgotten itself
     */
    void land(TokenHash token, Variant variant, Flight flight, HopAnswer answer, BooleanSupplier remembering) {
        try {
            inFlight.computeIfPresent(
                    token,
                    (same, flights) -> isIn(flights, variant, flight) && remembering.getAsBoolean()
                            ? null
                            : without(flights, variant, flight));
        } finally {
            inFlight.computeIfPresent(token, (same, flights) -> without(flights, variant, flight));
            flight.land(answer);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very flight is meant
    private static boolean isIn(Map<Variant, Flight> flights, Variant variant, Flight flight) {
        return flights.get(variant) == flight;
    }

    private static @Nullable Map<Variant, Flight> without(
            Map<Variant, Flight> flights, Variant variant, Flight flight) {
        if (!isIn(flights, variant, flight)) {
            return flights;
        }
        Map<Variant, Flight> others = new HashMap<>(flights);
        others.remove(variant);
        return others.isEmpty() ? null : others;
    }

    /** Forgets what is in flight for the token. Whoever waits for it gets the answer, and nobody else does. */
    void forget(TokenHash token) {
        inFlight.remove(token);
    }

    /** Forgets all that is in flight. */
    void forgetAll() {
        inFlight.clear();
    }
}
