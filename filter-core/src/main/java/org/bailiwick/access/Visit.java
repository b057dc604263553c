package org.bailiwick.access;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.login.Arrival;
import org.bailiwick.login.Login;
import org.bailiwick.request.Deadlines;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/**
 * A request without a credential, where people log in. By its cookies it is somebody's, and is decided over as any that presents a
 * session; or it is nobody's, and a browser is sent away to log in while any other client is told that a credential is missing.
 */
final class Visit {
    /** How often a session may turn out to have been traded meanwhile, before the login is taken to have ended. */
    private static final int MOST = 2;

    private final Login login;
    private final InboundRequest request;
    private final Admission admission;
    private final Deadlines deadlines;
    private final Duration deadline;
    private final Decision decision;

    Visit(
            Login login,
            InboundRequest request,
            Admission admission,
            Deadlines deadlines,
            Duration deadline,
            Decision decision) {
        this.login = login;
        this.request = request;
        this.admission = admission;
        this.deadlines = deadlines;
        this.deadline = deadline;
        this.decision = decision;
    }

    CompletionStage<Verdict> admit() {
        return timely(login.arrive(request))
                .thenCompose(arrival -> meet(arrival, MOST))
                .exceptionally(admission::failed)
                .thenApply(this::shown);
    }

    /** What a person is told is a page; whoever is sent away is told nothing. */
    private Verdict shown(Verdict verdict) {
        return verdict.fold(
                granted -> granted,
                denied -> denied.reason() == Reason.LOGIN_NEEDED
                        ? denied
                        : new Verdict.Denied(denied.reason(), login.shown(request, denied.reason(), denied.answer())),
                undecided -> new Verdict.Undecided(
                        undecided.reason(), login.shown(request, undecided.reason(), undecided.answer())));
    }

    private CompletionStage<Verdict> meet(Optional<Arrival> arrival, int left) {
        return arrival.map(known -> known.<CompletionStage<Verdict>>fold(
                        person -> ask(person, left),
                        this::sendAway,
                        refused -> completed(admission.refused(refused.reason()))))
                .orElseGet(this::tooLate);
    }

    private CompletionStage<Verdict> ask(Arrival.Person person, int left) {
        admission.presentedBy(Scheme.ASID);
        return timely(decision.verify(person.credential()))
                .thenCompose(said -> said.map(known -> known.<CompletionStage<Verdict>>fold(
                                accepted -> with(person, decision.weigh(accepted.token(), person.credential())),
                                rejected -> left > 0
                                        ? timely(login.rejected(request, person))
                                                .thenCompose(arrival -> meet(arrival, left - 1))
                                        : completed(admission.refused(Reason.LOGIN_ENDED)),
                                notMine -> completed(admission.refused(Reason.LOGIN_ENDED)),
                                unreachable -> with(person, completed(admission.undecided(unreachable.reason())))))
                        .orElseGet(() -> with(person, tooLate())));
    }

    /** Cookies go where the browser gets new ones. Any other answer may be late, and meet those of a login that is newer. */
    private CompletionStage<Verdict> sendAway(Arrival.Nobody nobody) {
        if (admission.isObserved() || !login.isVisit(request)) {
            return completed(admission.refused(nobody.reason()));
        }
        return timely(login.begin(request))
                .thenCompose(begun -> begun.map(known -> completed(known.fold(
                                sent -> admission.sentAway(sent.answer()).with(nobody.cookies()),
                                failed -> admission.undecided(failed.reason()))))
                        .orElseGet(this::tooLate));
    }

    private CompletionStage<Verdict> tooLate() {
        return completed(admission.undecided(Reason.DEADLINE_EXCEEDED));
    }

    private static CompletionStage<Verdict> with(Arrival.Person person, CompletionStage<Verdict> verdict) {
        return verdict.thenApply(said -> said.with(person.cookies()).byCookie());
    }

    /** What comes within the deadline of the whole decision; nothing where it does not. */
    private <T> CompletionStage<Optional<T>> timely(CompletionStage<T> coming) {
        CompletableFuture<Optional<T>> mine = coming.thenApply(Optional::of).toCompletableFuture();
        return mine.isDone() ? mine : deadlines.within(deadline.minus(admission.elapsed()), mine, Optional.empty());
    }

    private static CompletionStage<Verdict> completed(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }

    /** How the gatekeeper decides over any session. */
    interface Decision {
        CompletionStage<Verification> verify(Credential.Asid session);

        CompletionStage<Verdict> weigh(VerifiedToken token, Credential.Asid session);
    }
}
