package org.bailiwick.access;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.bailiwick.asid.SessionHash;
import org.bailiwick.config.Configuration;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.CredentialExtractor;
import org.bailiwick.credential.Extraction;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.Caller;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.login.Login;
import org.bailiwick.login.Logins;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.ClientAddress;
import org.bailiwick.request.Deadlines;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.PublishedDocument;
import org.bailiwick.request.RequestPath;
import org.bailiwick.request.TrustedProxies;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/**
 * Decides over requests. Follow {@link #admit} from top to bottom to see the whole of it: the path has one normal form, one
 * rule decides, one credential is found, a domain vouches for it, the rule's requirement is met, and where the rule has a next
 * hop there is a token for it.
 */
public final class Gatekeeper implements AutoCloseable {
    private final Policy policy;
    private final RouteSchemes schemes;
    private final CredentialExtractor extractor;
    private final SignedBody bodies;
    private final DomainDirectory domains;
    private final NextHops nextHops;
    private final Logins logins;
    private final Duration deadline;
    private final TrustedProxies trustedProxies;
    private final List<PublishedDocument> documents;
    private final Refusals refusals;
    private final IdentityHeaders identityHeaders;
    private final Journal journal;
    private final Deadlines deadlines = new Deadlines();
    private final Replacement replacement;

    /**
     * A gatekeeper for a configuration.
     *
     * @param configuration what is to be enforced
     * @param domains who can say what a credential is worth
     * @param nextHops the ways to other services that rules name
     * @param journal where decisions are written down
     */
    public Gatekeeper(Configuration configuration, DomainDirectory domains, NextHops nextHops, Journal journal) {
        this(configuration, domains, nextHops, Logins.none(), journal, List.of());
    }

    /**
     * A gatekeeper for a configuration, beside which more is published than the resource's own description.
     *
     * @param configuration what is to be enforced
     * @param domains who can say what a credential is worth
     * @param nextHops the ways to other services that rules name
     * @param logins where people log in, as rules name it
     * @param journal where decisions are written down
     * @param documents what else is published
     */
    public Gatekeeper(
            Configuration configuration,
            DomainDirectory domains,
            NextHops nextHops,
            Logins logins,
            Journal journal,
            List<PublishedDocument> documents) {
        this.policy = configuration.policy();
        this.schemes = RouteSchemes.of(configuration);
        this.extractor = new CredentialExtractor(
                configuration.limits().credentialBytes(),
                configuration.queryToken() == Configuration.QueryToken.REFUSE);
        this.bodies = new SignedBody(configuration.limits(), deadlines);
        this.domains = domains;
        this.nextHops = nextHops;
        this.logins = logins;
        this.deadline = configuration.limits().decision();
        this.trustedProxies = configuration.upstream().trustedProxies();
        Optional<PublishedMetadata> metadata = configuration.metadata().publish()
                ? Optional.of(PublishedMetadata.of(configuration))
                : Optional.empty();
        this.documents = Stream.concat(metadata.stream(), documents.stream()).toList();
        this.refusals = new Refusals(configuration.resource(), metadata.map(PublishedMetadata::url));
        this.identityHeaders = IdentityHeaders.of(configuration.upstream());
        this.journal = journal;
        this.replacement = new Replacement(deadlines, deadline);
    }

    /** The ids of the gateway's routes that rules name. */
    public Set<String> routes() {
        return policy.routes();
    }

    /**
     * What is served here itself at the request's path, free for all: a document (PR-11), such as the resource's own description or
     * our own public keys, or what belongs to a login. What is not such a request is to be admitted. The stage never completes
     * exceptionally.
     */
    public Optional<CompletionStage<HttpAnswer>> served(InboundRequest request) {
        Optional<CompletionStage<HttpAnswer>> document = published(request).map(CompletableFuture::completedStage);
        return document.isPresent()
                ? document
                : logins.served(request).map(served -> {
                    Admission admission = new Admission(refusals, journal, request, schemes.anywhere());
                    admission.atLogin(served.domain());
                    return served.page().thenApply(admission::served);
                });
    }

    private Optional<HttpAnswer> published(InboundRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        for (PublishedDocument document : documents) {
            if (isAt(document.path(), request)) {
                return Optional.of(document.document());
            }
        }
        return Optional.empty();
    }

    private static boolean isAt(String path, InboundRequest request) {
        return path.equals(request.rawPath()) || path.equals(request.mountPath() + request.rawPath());
    }

    /**
     * Decides over the request. The stage never completes exceptionally and is complete at once when no authority has to be
     * asked; otherwise it completes within the deadline, once the body is there where one has to be waited for.
     */
    public CompletionStage<Verdict> admit(InboundRequest request) {
        Admission admission = new Admission(refusals, journal, request, schemes.anywhere());
        try {
            return decide(request, admission);
        } catch (RuntimeException bug) {
            return completed(admission.failed(bug));
        }
    }

    /**
     * Decides once more over a request that was let through, and whose next hop has answered 401 to the token that was got for it.
     * Where it is granted, it is sent again with the token in the new context; that happens once. Otherwise the verdict's answer
     * takes the place of the 401, which is about our token and not about the caller's. Keeps what {@link #admit} promises.
     *
     * @param request as it was admitted
     * @param context what it was sent with: there is a token for the rule's next hop in it
     * @param isRepeatable whether it can be sent again. Another token is fetched all the same, for the next request
     */
    public CompletionStage<Verdict> refusedAtNextHop(
            InboundRequest request, AccessContext context, boolean isRepeatable) {
        Admission admission = new Admission(refusals, journal, request, schemes.of(context.rule()));
        admission.after(context);
        try {
            return replacement.of(context, admission, isRepeatable);
        } catch (RuntimeException bug) {
            return completed(admission.failed(bug));
        }
    }

    /** The header fields that a request must not bring to the application from outside, admitted or not. */
    public IdentityHeaders identityHeaders() {
        return identityHeaders;
    }

    /** Ends the watch over deadlines: nothing waits from now on. */
    @Override
    public void close() {
        deadlines.close();
    }

    private CompletionStage<Verdict> decide(InboundRequest request, Admission admission) {
        Optional<RequestPath> path = normalPath(request);
        if (path.isEmpty()) {
            return completed(admission.refused(Reason.PATH_NOT_NORMAL));
        }
        Optional<String> preflight = Preflight.methodAskedFor(request);
        Optional<Policy.Match> match = policy.ruleFor(request.route(), preflight.orElse(request.method()), path.get());
        if (match.isEmpty()) {
            return completed(admission.refused(Reason.NO_RULE));
        }
        Rule rule = match.get().rule();
        admission.under(rule, schemes.of(rule.id()));
        if (preflight.isPresent()) {
            return completed(
                    rule.preflight() == Rule.Preflight.PASS
                            ? admission.anonymous(Reason.PREFLIGHT)
                            : admission.refused(Reason.PREFLIGHT_REFUSED));
        }
        return rule.access()
                .fold(
                        isPublic -> completed(admission.anonymous(Reason.PUBLIC_ROUTE)),
                        vouched -> askWhoVouches(request, match.get(), vouched, admission));
    }

    /** The path in its normal form, if it has one and the adapter's router reads it the same way. */
    private static Optional<RequestPath> normalPath(InboundRequest request) {
        String mount = request.mountPath();
        if (!mount.isEmpty() && RequestPath.of(mount).isEmpty()) {
            return Optional.empty();
        }
        return RequestPath.of(request.rawPath()).filter(path -> path.isReadAs(request.routedPath(), request.rawPath()));
    }

    private CompletionStage<Verdict> askWhoVouches(
            InboundRequest request, Policy.Match match, Access.Vouched vouched, Admission admission) {
        return extractor
                .extract(request, admission.schemes().take(Scheme.ASID))
                .fold(
                        found -> found.credential()
                                .fold(
                                        bearer -> askAboutToken(bearer, match, vouched.requirement(), admission),
                                        asid -> askAboutSession(
                                                asid, request, match, vouched.requirement(), admission)),
                        absent -> loginOf(match.rule(), absent)
                                .map(login -> visit(login, request, match, vouched.requirement(), admission)
                                        .admit())
                                .orElseGet(() -> completed(admission.refused(absent.reason()))),
                        refused -> completed(admission.refused(refused.reason())));
    }

    /** Whoever brings a credential of any kind is asked about that, and about no cookie. */
    private Optional<Login> loginOf(Rule rule, Extraction.Absent absent) {
        return absent.reason() == Reason.CREDENTIAL_MISSING
                ? rule.sessions().login().flatMap(logins::of)
                : Optional.empty();
    }

    private Visit visit(
            Login login, InboundRequest request, Policy.Match match, Requirement requirement, Admission admission) {
        return new Visit(login, request, admission, deadlines, deadline, new Visit.Decision() {
            @Override
            public CompletionStage<Verification> verify(Credential.Asid session) {
                return domains.verify(session, List.of(login.domain()));
            }

            @Override
            public CompletionStage<Verdict> weigh(VerifiedToken token, Credential.Asid session) {
                return Gatekeeper.this.weigh(callerOf(token, session), match, requirement, admission);
            }
        });
    }

    private CompletionStage<Verdict> askAboutToken(
            Credential.Bearer bearer, Policy.Match match, Requirement requirement, Admission admission) {
        return admission.schemes().take(Scheme.BEARER)
                ? ask(bearer, match, requirement, admission)
                : completed(admission.refused(Reason.SCHEME_UNSUPPORTED));
    }

    /**
     * What costs nothing to know comes first, so that no body is kept for nothing. The body is waited for within a time of its
     * own: the deadline is for what comes after.
     */
    private CompletionStage<Verdict> askAboutSession(
            Credential.Asid found,
            InboundRequest request,
            Policy.Match match,
            Requirement requirement,
            Admission admission) {
        admission.presentedBy(Scheme.ASID);
        Credential.Asid presented = found.from(ClientAddress.of(request.sender(), trustedProxies));
        Rule.Sessions taken = match.rule().sessions();
        if (presented.presentation().proven().isEmpty() && !taken.secret()) {
            return completed(admission.refused(Reason.SESSION_MODE_REFUSED)); // AS-15
        }
        Optional<Reason> refusal = domains.refusal(presented, match.rule().domains());
        if (refusal.isPresent()) {
            return completed(admission.refused(refusal.get()));
        }
        return bodies.with(
                        presented,
                        request,
                        taken,
                        covered -> covered.fold(
                                session -> ask(session, match, requirement, admission),
                                reason -> completed(uncovered(reason, admission))))
                .exceptionally(admission::failed);
    }

    private static Verdict uncovered(Reason reason, Admission admission) {
        return reason.kind() == Reason.Kind.UNAVAILABLE ? admission.undecided(reason) : admission.refused(reason);
    }

    private CompletionStage<Verdict> ask(
            Credential credential, Policy.Match match, Requirement requirement, Admission admission) {
        CompletableFuture<Verification> said =
                domains.verify(credential, match.rule().domains()).toCompletableFuture();
        if (said.isDone() && !said.isCompletedExceptionally()) {
            return judge(said.join(), credential, match, requirement, admission);
        }
        // A copy: the stage that somebody else may share is not ours to complete.
        return deadlines
                .within(deadline, said.copy(), new Verification.Unreachable(Reason.DEADLINE_EXCEEDED))
                .thenCompose(verification -> judge(verification, credential, match, requirement, admission))
                .exceptionally(admission::failed);
    }

    private CompletionStage<Verdict> judge(
            Verification verification,
            Credential credential,
            Policy.Match match,
            Requirement requirement,
            Admission admission) {
        return verification.fold(
                accepted -> weigh(callerOf(accepted.token(), credential), match, requirement, admission),
                rejected -> {
                    forgetTrades(credential);
                    return completed(admission.refused(rejected.reason()));
                },
                notMine -> completed(admission.refused(Reason.TOKEN_NOT_RECOGNIZED)),
                unreachable -> completed(admission.undecided(unreachable.reason())));
    }

    private static Caller callerOf(VerifiedToken token, Credential credential) {
        return credential.fold(
                bearer -> new Caller(token, bearer.token()),
                asid -> Caller.ofSession(token, SessionHash.of(asid.session())));
    }

    /** What was got for a token goes with it (RD-6). */
    private void forgetTrades(Credential credential) {
        if (!nextHops.names().isEmpty()) {
            nextHops.forget(
                    credential.fold(bearer -> TokenHash.of(bearer.token()), asid -> SessionHash.of(asid.session())));
        }
    }

    private CompletionStage<Verdict> weigh(
            Caller caller, Policy.Match match, Requirement requirement, Admission admission) {
        admission.vouchedFor(caller.token());
        return requirement
                .weigh(caller.token(), match.variables())
                .fold(
                        enough -> goOn(caller, match.rule(), admission),
                        insufficient -> completed(admission.refused(
                                insufficient.reason(), new Lack(insufficient.scopes(), insufficient.grants()))));
    }

    private CompletionStage<Verdict> goOn(Caller caller, Rule rule, Admission admission) {
        AccessContext context = AccessContext.of(rule.id(), caller, nextHops);
        return rule.nextHop()
                .map(name -> goOn(context, nextHops.of(name, caller), admission))
                .orElseGet(() -> completed(admission.granted(context)));
    }

    /** No token for the next hop, no request: the caller's own is never sent in its place (RD-8). */
    private CompletionStage<Verdict> goOn(AccessContext context, NextHop hop, Admission admission) {
        CompletableFuture<HopAnswer> coming = hop.token().toCompletableFuture();
        if (!coming.isDone()) {
            Duration left = deadline.minus(admission.elapsed());
            coming = deadlines.within(left, coming.copy(), new HopAnswer.Undecided(Reason.DEADLINE_EXCEEDED));
        }
        return coming.thenApply(answer -> answer.fold(
                        given -> admission.granted(context.with(hop, given.token())),
                        refused -> admission.refused(refused.reason(), Lack.of(refused.needed())),
                        undecided -> admission.undecided(undecided.reason())))
                .exceptionally(admission::failed);
    }

    private static CompletionStage<Verdict> completed(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
