package org.bailiwick.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.Seldom;
import org.bailiwick.login.SessionConsumer.Revoked;
import org.bailiwick.login.TicketAnswer.Failed;
import org.bailiwick.request.Deadlines;
import org.bailiwick.transport.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sessions of one domain that have ended here, and whose authority could not be told: it is told in the background, one session at
 * a time, with rests between failures, and of none after its end. They are kept in memory, {@value #MOST} at most; what is still
 * owed when we stop is owed for ever. Safe for use by many threads. Prints nothing of a session.
 */
final class OwedRevocations implements AutoCloseable {
    /** For how many there is room. */
    static final int MOST = 1000;

    private final Function<String, CompletionStage<TicketAnswer<Revoked>>> revoke;
    private final String domain;
    private final Deadlines rests;
    private final Backoff backoff;
    private final Clock clock;
    private final Logger log;
    private final Seldom alarm;

    /** By A_SID, until when; whoever is first is next. */
    private final Map<String, Instant> owed = new LinkedHashMap<>();

    private boolean isAtIt;
    private boolean isClosed;
    private int failures;

    /**
     * Nothing is owed yet.
     *
     * @param revoke tells the authority of an A_SID. Never throws. Has no circuit, so that what fails here is no reason to leave the
     *     authority alone for others: the rests are circuit enough for one question at a time
     * @param rests the alarm that ends a rest; whoever has made it closes it, after this
     * @param ticker nanoseconds
     */
    OwedRevocations(
            Function<String, CompletionStage<TicketAnswer<Revoked>>> revoke,
            String domain,
            Deadlines rests,
            Backoff backoff,
            Clock clock,
            LongSupplier ticker) {
        this(revoke, domain, rests, backoff, clock, ticker, LoggerFactory.getLogger(OwedRevocations.class));
    }

    OwedRevocations(
            Function<String, CompletionStage<TicketAnswer<Revoked>>> revoke,
            String domain,
            Deadlines rests,
            Backoff backoff,
            Clock clock,
            LongSupplier ticker,
            Logger log) {
        this.revoke = revoke;
        this.domain = domain;
        this.rests = rests;
        this.backoff = backoff;
        this.clock = clock;
        this.log = log;
        this.alarm = new Seldom(ticker);
    }

    /**
     * Has the authority told later, where that is of any use.
     *
     * @param until {@code a_exp}
     * @param failed why it has not been told
     */
    void add(String sid, Instant until, Failed<?> failed) {
        if (isInVain(failed)) {
            return;
        }
        boolean isFull = false;
        boolean begins = false;
        synchronized (this) {
            forgetOver();
            if (isClosed || isOver(until)) {
                return;
            }
            isFull = owed.size() >= MOST && !owed.containsKey(sid);
            if (!isFull) {
                owed.put(sid, until);
                begins = !isAtIt;
                isAtIt = true;
            }
        }
        if (isFull && alarm.isDue()) {
            log.warn(
                    "More than {} sessions of domain {} have ended here that its authority cannot be told of;"
                            + " the newest go on there until their end",
                    MOST,
                    domain);
        }
        if (begins) {
            rest();
        }
    }

    /** Where there is nobody to be told, whoever asks again is told the same; that is remarked on when it is found out. */
    private static boolean isInVain(Failed<?> failed) {
        return failed.unseen() && failed.failure() == Failure.UNBELIEVABLE;
    }

    private void rest() {
        int soFar;
        synchronized (this) {
            soFar = ++failures;
        }
        after(Duration.ofNanos(backoff.nanosAfter(soFar)));
    }

    private void after(Duration rest) {
        CompletionStage<Boolean> over = rests.within(rest, new CompletableFuture<>(), true);
        over.thenAccept(isOver -> next());
    }

    private void next() {
        Optional<String> first;
        synchronized (this) {
            forgetOver();
            first = owed.keySet().stream().findFirst();
            if (first.isEmpty()) {
                isAtIt = false;
                failures = 0;
            }
        }
        first.ifPresent(sid -> revoke.apply(sid).thenAccept(answer -> {
            boolean isDone = answer.fold(given -> true, OwedRevocations::isInVain);
            if (isDone) {
                told(sid);
            } else {
                notTold(sid);
            }
        }));
    }

    private void told(String sid) {
        synchronized (this) {
            owed.remove(sid);
            failures = 0;
        }
        after(Duration.ZERO); // by the alarm: a thousand answers that come at once must not be a thousand calls deep
    }

    /** It goes to the end: if it is this one that the authority cannot do, others are not to wait for it. */
    private void notTold(String sid) {
        synchronized (this) {
            Optional.ofNullable(owed.remove(sid)).ifPresent(until -> owed.put(sid, until));
        }
        rest();
    }

    private void forgetOver() {
        owed.values().removeIf(this::isOver);
    }

    private boolean isOver(Instant until) {
        return !clock.instant().isBefore(until);
    }

    /** Tells nobody any more. */
    @Override
    public void close() {
        int left;
        synchronized (this) {
            isClosed = true;
            forgetOver();
            left = owed.size();
            owed.clear();
        }
        if (left > 0) {
            log.warn("{} sessions of domain {} have ended here, and its authority could not be told", left, domain);
        }
    }
}
