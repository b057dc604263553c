package org.bailiwick.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bailiwick.event.Reason;
import org.bailiwick.store.FactCache;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;

/**
 * Remembers what was got for callers' tokens, for all edges, and tries for it once, however many want it at a time. Everything that
 * was got for a caller's token is one fact, so that it goes with the caller's token (RD-6). A token is remembered no longer than it
 * and the caller's are valid (RD-6, IC-12), that there is none for a short while, and that nobody could be asked not at all.
 */
final class HopMemory {
    private static final HopAnswer REFUSED_THERE = new HopAnswer.Undecided(Reason.NEXT_HOP_REFUSED);

    private final FactCache<CallersHops> facts;
    private final Clock clock;
    private final LongSupplier ticker;
    private final Flights flights = new Flights();

    /**
     * An empty memory.
     *
     * @param maximumBytes how much memory it may take, estimated
     * @param clock what time it is
     * @param ticker nanoseconds
     */
    HopMemory(long maximumBytes, Clock clock, LongSupplier ticker) {
        this.facts = new FactCache<>("next-hops", maximumBytes, CallersHops::bytes);
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * What is remembered, or what comes of the trade.
     *
     * @param trade never throws
     */
    CompletionStage<HopAnswer> get(Caller caller, Variant variant, Trade trade) {
        Optional<KeptAnswer> known = recall(caller.hash(), variant);
        return known.isPresent()
                ? known.get().stage()
                : share(
                        caller,
                        variant,
                        trade,
                        // Whoever was here before may have landed between our looking and our turn.
                        () -> recall(caller.hash(), variant).map(KeptAnswer::answer));
    }

    /**
     * Something else than a token that its target has refused: what is remembered if it is another, or what comes of the trade. A
     * trade for this is made at most once in a second; whoever comes with what it brought in that time is told that the target
     * refuses it.
     *
     * @param trade never throws
     */
    CompletionStage<HopAnswer> replace(Caller caller, Variant variant, Trade trade, HopToken refused) {
        return share(caller, variant, trade, () -> inPlaceOf(caller.hash(), variant, refused))
                .thenApply(answer -> KeptAnswer.gives(answer, refused) ? REFUSED_THERE : answer);
    }

    private Optional<KeptAnswer> recall(TokenHash token, Variant variant) {
        return facts.recall(token).flatMap(known -> known.recall(variant, clock.millis()));
    }

    private Optional<HopAnswer> inPlaceOf(TokenHash token, Variant variant, HopToken refused) {
        CallersHops known = facts.recall(token).orElse(CallersHops.NOTHING);
        Optional<HopAnswer> other = known.recall(variant, clock.millis())
                .map(KeptAnswer::answer)
                .filter(answer -> !KeptAnswer.gives(answer, refused));
        if (other.isPresent()) {
            return other;
        }
        long tick = ticker.getAsLong();
        if (known.wasJustReplaced(variant, tick)) {
            return Optional.of(REFUSED_THERE);
        }
        facts.change(token, latest -> latest.orElse(CallersHops.NOTHING).replacing(variant, tick));
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // the very flight is meant
    private CompletionStage<HopAnswer> share(
            Caller caller, Variant variant, Trade trade, Supplier<Optional<HopAnswer>> atHand) {
        Flight fresh = new Flight();
        Flight flight = flights.board(caller.hash(), variant, fresh, atHand);
        if (flight == fresh && !fresh.hasLanded()) {
            trade.get(caller, variant.scopes()).thenAccept(traded -> land(caller, variant, fresh, traded));
        }
        return flight.forCallers();
    }

    private void land(Caller caller, Variant variant, Flight flight, Traded traded) {
        flights.land(
                caller.hash(), variant, flight, traded.answer(), () -> rememberAndTellDoom(caller, variant, traded));
    }

    /** Has it remembered; whether the caller's token is worth nothing any more, and all that was got for it with it (RD-6). */
    private boolean rememberAndTellDoom(Caller caller, Variant variant, Traded traded) {
        Instant now = clock.instant();
        boolean doom = traded.answer()
                .fold(given -> false, refused -> refused.reason() == Reason.NEXT_HOP_TOKEN_REFUSED, undecided -> false);
        KeptAnswer.of(traded, caller.token().expiresAt(), now)
                .ifPresent(kept -> facts.change(
                        caller.hash(),
                        known -> known.filter(hops -> !doom)
                                .orElse(CallersHops.NOTHING)
                                .with(variant, kept, now.toEpochMilli())));
        return doom;
    }

    /** Forgets all that was got for the caller's token, and what is being got; how many answers were remembered. */
    int forget(TokenHash callersToken) {
        flights.forget(callersToken); // first: what has not landed yet is not remembered
        return facts.take(callersToken).map(CallersHops::count).orElse(0);
    }

    /** Forgets everything, and what is being got; how many answers were remembered. */
    int forgetAll() {
        flights.forgetAll();
        return facts.takeAll().stream().mapToInt(CallersHops::count).sum();
    }

    /** How it is doing. */
    Figures figures() {
        return facts.figures();
    }
}
