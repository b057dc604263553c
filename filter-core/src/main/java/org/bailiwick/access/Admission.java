package org.bailiwick.access;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.AccessEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.login.Page;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way to a verdict: remembers by which rule and on whose word, and turns the end of the way into the one
 * verdict and the one event. Where the rule only observes, a refusal becomes an event and the request goes on.
 */
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Gatekeeper.class);

    private static final Set<String> REGISTERED_METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT");

    private final Refusals refusals;
    private final Journal journal;
    private final InboundRequest request;
    private final long begun;

    private Schemes schemes;
    private Scheme presented = Scheme.BEARER;
    private String ruleId = AccessEvent.NONE;
    private boolean isObserved;
    private String domain = AccessEvent.NONE;
    private List<Issuer> vouchers = List.of();

    /** @param schemes those that are challenged before a rule says otherwise */
    Admission(Refusals refusals, Journal journal, InboundRequest request, Schemes schemes) {
        this.refusals = refusals;
        this.schemes = schemes;
        this.journal = journal;
        this.request = request;
        this.begun = journal.nanos().getAsLong();
    }

    void under(Rule deciding, Schemes taken) {
        ruleId = deciding.id();
        isObserved = deciding.mode() == Rule.Mode.OBSERVE;
        schemes = taken;
    }

    /** The request's credential came by this scheme. */
    void presentedBy(Scheme scheme) {
        presented = scheme;
    }

    Schemes schemes() {
        return schemes;
    }

    /** For a request that was let through before: what is decided about it now is enforced, whatever its rule does. */
    void after(AccessContext context) {
        ruleId = context.rule();
        context.token().ifPresent(this::vouchedFor);
    }

    /** The request is for an endpoint of that domain's login, which is under no rule. */
    void atLogin(String itsDomain) {
        domain = itsDomain;
    }

    void vouchedFor(VerifiedToken token) {
        domain = token.domain();
        vouchers = token.vouchers();
    }

    /** How long the decision has taken so far. */
    Duration elapsed() {
        return Duration.ofNanos(journal.nanos().getAsLong() - begun);
    }

    Verdict granted(AccessContext context) {
        record(Outcome.GRANTED, Reason.ACCEPTED, TraceId.of(request));
        return new Verdict.Granted(context);
    }

    Verdict anonymous(Reason reason) {
        record(Outcome.GRANTED, reason, TraceId.of(request));
        return new Verdict.Granted(AccessContext.anonymous(ruleId));
    }

    Verdict refused(Reason reason) {
        return refused(reason, Lack.OF_NOTHING);
    }

    Verdict refused(Reason reason, Lack lack) {
        String traceId = TraceId.of(request);
        if (isObserved) {
            return observed(reason, traceId);
        }
        record(Outcome.DENIED, reason, traceId);
        return new Verdict.Denied(reason, refusals.answer(reason, lack, presented, schemes, traceId));
    }

    /** Whether a refusal will let the request go on all the same. */
    boolean isObserved() {
        return isObserved;
    }

    /** The browser is sent away to log in. */
    Verdict sentAway(HttpAnswer answer) {
        record(Outcome.DENIED, Reason.LOGIN_NEEDED, TraceId.of(request));
        return new Verdict.Denied(Reason.LOGIN_NEEDED, answer);
    }

    /** Something of a login's own was answered. No credential would have been of use there, and none is asked for. */
    HttpAnswer served(Page page) {
        Outcome outcome = switch (page.reason().kind()) {
            case GRANT -> Outcome.GRANTED;
            case UNAVAILABLE, BAD_AUTHORITY -> Outcome.UNDECIDED;
            default -> Outcome.DENIED;
        };
        String traceId = TraceId.of(request);
        record(outcome, page.reason(), traceId);
        return page.answer()
                .orElseGet(() -> refusals.unchallenged(page.reason(), traceId))
                .with("Set-Cookie", page.cookies());
    }

    Verdict undecided(Reason reason) {
        String traceId = TraceId.of(request);
        if (isObserved) {
            return observed(reason, traceId);
        }
        record(Outcome.UNDECIDED, reason, traceId);
        return new Verdict.Undecided(reason, refusals.answer(reason, Lack.OF_NOTHING, presented, schemes, traceId));
    }

    /** The backstop: a bug decides nothing, and is logged as what it is. */
    Verdict failed(Throwable bug) {
        LOG.error("A decision failed by a defect of the gate itself; the request was left undecided", bug);
        return undecided(Reason.INTERNAL_ERROR);
    }

    private Verdict observed(Reason reason, String traceId) {
        record(Outcome.OBSERVED, reason, traceId);
        return new Verdict.Granted(AccessContext.anonymous(ruleId));
    }

    private void record(Outcome outcome, Reason reason, String traceId) {
        String method = REGISTERED_METHODS.contains(request.method()) ? request.method() : AccessEvent.OTHER_METHOD;
        journal.sink()
                .accept(new AccessEvent(
                        journal.clock().instant(),
                        outcome,
                        reason,
                        ruleId,
                        domain,
                        vouchers,
                        method,
                        traceId,
                        elapsed()));
    }
}
