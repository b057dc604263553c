package org.bailiwick.testkit.asid;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The logins that have begun and whose result nobody has fetched; no more than the settings allow. */
final class Handshakes {
    private final Settings settings;
    private final Map<String, Seat> byHandle = new HashMap<>();
    private final Map<String, Seat> bySid = new HashMap<>();

    Handshakes(Settings settings) {
        this.settings = settings;
    }

    synchronized void open(Handshake handshake, Instant now) throws TicketRefusal {
        if (bySid.size() >= settings.limit()) {
            byHandle.values().removeIf(seat -> seat.isOver(now));
            bySid.values().removeIf(seat -> seat.isOver(now));
        }
        if (bySid.size() >= settings.limit()) {
            throw new TicketRefusal(TicketError.TEMPORARILY_UNAVAILABLE, "Too many logins are open.");
        }
        Seat seat = new Seat(handshake);
        byHandle.put(handshake.handle(), seat);
        bySid.put(handshake.sid(), seat);
    }

    /** The handshake that a person may still answer. */
    synchronized Optional<Handshake> undecided(String handle, Instant now) {
        return Optional.ofNullable(byHandle.get(handle))
                .filter(seat -> seat.decision == null && !seat.isOver(now))
                .map(seat -> seat.handshake);
    }

    /**
     * The person has answered.
     *
     * @param code what the result will be given for; nothing where it needs none
     * @return whether this was the one answer
     */
    synchronized boolean decide(Handshake handshake, Decision decision, Optional<String> code, Instant now) {
        @Nullable Seat seat = byHandle.get(handshake.handle());
        if (seat == null || undecided(handshake.handle(), now).isEmpty()) {
            return false;
        }
        seat.decision = decision;
        seat.codeHash = code.map(Secrets::hash);
        seat.codeExpires = now.plus(settings.codeAge());
        return true;
    }

    /** What has become of it; nothing when no handshake of this consumer has the A_SID. A code is good once. */
    synchronized Optional<Result> result(String sid, Consumer consumer, Optional<String> code, Instant now)
            throws TicketRefusal {
        @Nullable Seat seat = bySid.get(sid);
        if (seat == null || !seat.isOf(consumer)) {
            return Optional.empty();
        }
        if (seat.isOver(now)) {
            remove(seat);
            throw TicketRefusal.expired();
        }
        Optional<Decision> decision = Optional.ofNullable(seat.decision);
        if (decision.isEmpty() && code.isPresent() && !settings.seed()) {
            throw invalidCode();
        }
        if (decision.isPresent() && seat.codeHash.isPresent()) {
            seat.check(code, now);
            remove(seat);
        }
        return Optional.of(new Result(seat.handshake, decision));
    }

    /** Ends it; nothing happens when no handshake of this consumer has the A_SID. */
    synchronized void close(String sid, Consumer consumer) {
        Optional.ofNullable(bySid.get(sid)).filter(seat -> seat.isOf(consumer)).ifPresent(this::remove);
    }

    private void remove(Seat seat) {
        byHandle.remove(seat.handshake.handle());
        bySid.remove(seat.handshake.sid());
    }

    static TicketRefusal invalidCode() {
        return new TicketRefusal(TicketError.INVALID_A_CODE, "a_code is missing, wrong, late, or was used before.");
    }

    /**
     * How far a login is.
     *
     * @param decision how it has ended; nothing before
     */
    record Result(Handshake handshake, Optional<Decision> decision) {}

    private static final class Seat {
        private final Handshake handshake;
        private @Nullable Decision decision;
        private Optional<String> codeHash = Optional.empty();
        private Instant codeExpires = Instant.MIN;

        Seat(Handshake handshake) {
            this.handshake = handshake;
        }

        boolean isOf(Consumer consumer) {
            return handshake.consumer().id().equals(consumer.id());
        }

        boolean isOver(Instant now) {
            return !now.isBefore(handshake.expires());
        }

        void check(Optional<String> code, Instant now) throws TicketRefusal {
            if (code.map(Secrets::hash).equals(codeHash) && now.isBefore(codeExpires)) {
                return;
            }
            throw invalidCode();
        }
    }
}
