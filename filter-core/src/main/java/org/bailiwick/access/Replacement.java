package org.bailiwick.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.request.Deadlines;

/**
 * What becomes of a request when the next hop has answered 401 to the token that was got for it: it is sent once more with another
 * one, or the caller is told that the next hop does not take ours.
 */
final class Replacement {
    private final Deadlines deadlines;
    private final Duration deadline;

    Replacement(Deadlines deadlines, Duration deadline) {
        this.deadlines = deadlines;
        this.deadline = deadline;
    }

    CompletionStage<Verdict> of(AccessContext context, Admission admission, boolean isRepeatable) {
        Optional<NextHop> hop = context.nextHop();
        Optional<HopToken> refused = context.hopToken();
        if (hop.isEmpty() || refused.isEmpty() || context.hasAnother()) {
            return CompletableFuture.completedFuture(end(context, admission.undecided(Reason.NEXT_HOP_REFUSED)));
        }
        return another(hop.get(), refused.get())
                .thenApply(answer -> answer.fold(
                        given -> isRepeatable && !given.token().equals(refused.get())
                                ? new Verdict.Granted(context.withAnother(hop.get(), given.token()))
                                : admission.undecided(Reason.NEXT_HOP_REFUSED),
                        denied -> admission.refused(denied.reason(), Lack.of(denied.needed())),
                        undecided -> admission.undecided(undecided.reason())))
                .exceptionally(admission::failed)
                .thenApply(verdict -> end(context, verdict));
    }

    private CompletableFuture<HopAnswer> another(NextHop hop, HopToken refused) {
        CompletableFuture<HopAnswer> coming = hop.tokenInPlaceOf(refused).toCompletableFuture();
        return coming.isDone()
                ? coming
                : deadlines.within(deadline, coming.copy(), new HopAnswer.Undecided(Reason.DEADLINE_EXCEEDED));
    }

    /** Whoever looks after the next hop is to hear of it, and the decision's own event does not name it. */
    private static Verdict end(AccessContext context, Verdict verdict) {
        verdict.fold(
                        granted -> Optional.<Reason>empty(),
                        denied -> Optional.of(denied.reason()),
                        undecided -> Optional.of(undecided.reason()))
                .ifPresent(reason -> NextHopLog.ended(
                        context.rule(), context.nextHop().map(NextHop::name).orElse("none"), reason));
        return verdict;
    }
}
