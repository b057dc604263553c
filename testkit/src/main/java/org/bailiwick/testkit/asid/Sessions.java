package org.bailiwick.testkit.asid;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The A_SIDs of an authority, superseded ones too; no more than the settings allow. */
final class Sessions {
    private final Settings settings;
    private final Map<String, Entry> entries = new HashMap<>();

    Sessions(Settings settings) {
        this.settings = settings;
    }

    /** When a session ends that begins now. */
    Instant end(Instant now) {
        return now.plus(settings.sessionMaxAge()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Puts the first A_SID of a session in force. */
    Issued open(String sid, Family family, Instant now) throws TicketRefusal {
        return open(sid, family, settings.sidMaxAge(), now);
    }

    synchronized Issued open(String sid, Family family, Duration age, Instant now) throws TicketRefusal {
        if (entries.size() >= settings.limit()) {
            entries.values().removeIf(entry -> entry.isPast(now));
        }
        if (entries.size() >= settings.limit()) {
            throw new TicketRefusal(TicketError.TEMPORARILY_UNAVAILABLE, "Too many sessions are open.");
        }
        Instant wanted = now.plus(age).truncatedTo(ChronoUnit.SECONDS);
        Instant expires = wanted.isAfter(family.end()) ? family.end() : wanted;
        Issued issued = new Issued(sid, family, expires);
        entries.put(sid, new Entry(issued));
        return issued;
    }

    /**
     * Replaces an A_SID by a new one, once. Whoever comes second is told so, and ends the whole session when it is so much
     * later that it cannot be a race.
     */
    synchronized Issued refresh(String sid, Consumer consumer, Instant now) throws TicketRefusal {
        Entry entry = entry(sid, consumer).orElseThrow(TicketRefusal::invalidAsid);
        if (entry.issued.family().isRevoked()) {
            throw TicketRefusal.invalidAsid();
        }
        if (entry.isSuperseded()) {
            if (isRace(entry, now)) {
                throw new TicketRefusal(TicketError.REFRESH_CONFLICT, "Another refresh of this A_SID was faster.");
            }
            entry.issued.family().revoke();
            throw TicketRefusal.invalidAsid();
        }
        if (entry.isPast(now)) {
            throw TicketRefusal.expired();
        }
        Issued next = open(Secrets.random(), entry.issued.family(), now);
        entry.superseded = now;
        return next;
    }

    /**
     * A resource server is shown the A_SID by its consumer. A superseded one ends the whole session, as at a refresh.
     *
     * @return when it stops being good; nothing when it is not good now
     */
    synchronized Optional<Instant> use(Issued issued, Instant now) {
        @Nullable Entry entry = entries.get(issued.sid());
        if (entry == null || issued.family().isRevoked()) {
            return Optional.empty();
        }
        if (entry.isSuperseded() && !isRace(entry, now)) {
            issued.family().revoke();
            return Optional.empty();
        }
        return Optional.of(entry.end(settings.overlap())).filter(now::isBefore);
    }

    /** The A_SID, whatever has become of it. */
    synchronized Optional<Issued> find(String sid) {
        return Optional.ofNullable(entries.get(sid)).map(entry -> entry.issued);
    }

    /** The A_SID, for the consumer it was given to, as long as it is in force. */
    synchronized Issued current(String sid, Consumer consumer, Instant now) throws TicketRefusal {
        Entry entry = entry(sid, consumer)
                .filter(found -> !found.isSuperseded() && !found.issued.family().isRevoked())
                .orElseThrow(TicketRefusal::invalidAsid);
        if (entry.isPast(now)) {
            throw TicketRefusal.expired();
        }
        return entry.issued;
    }

    /** Ends the whole session; nothing happens when the consumer has no such A_SID. */
    synchronized void revoke(String sid, Consumer consumer) {
        entry(sid, consumer).ifPresent(entry -> entry.issued.family().revoke());
    }

    /** Ends every session. */
    synchronized void revokeAll() {
        entries.values().forEach(entry -> entry.issued.family().revoke());
    }

    /** How many sessions have an A_SID that is good. */
    synchronized int inForce(Instant now) {
        return (int) entries.values().stream()
                .filter(entry -> !entry.isSuperseded() && !entry.isPast(now))
                .filter(entry -> !entry.issued.family().isRevoked())
                .count();
    }

    private Optional<Entry> entry(String sid, Consumer consumer) {
        return Optional.ofNullable(entries.get(sid))
                .filter(entry -> entry.issued.family().isOf(consumer));
    }

    private boolean isRace(Entry entry, Instant now) {
        Duration window =
                settings.overlap().compareTo(settings.raceWindow()) > 0 ? settings.overlap() : settings.raceWindow();
        return entry.superseded != null && now.isBefore(entry.superseded.plus(window));
    }

    private static final class Entry {
        private final Issued issued;
        private @Nullable Instant superseded;

        Entry(Issued issued) {
            this.issued = issued;
        }

        boolean isSuperseded() {
            return superseded != null;
        }

        boolean isPast(Instant now) {
            return !now.isBefore(issued.expires());
        }

        /** A_EXP, or the end of the overlap where that comes first. */
        Instant end(Duration overlap) {
            Instant last = superseded == null
                    ? issued.expires()
                    : superseded.plus(overlap).truncatedTo(ChronoUnit.SECONDS);
            return last.isBefore(issued.expires()) ? last : issued.expires();
        }
    }
}
