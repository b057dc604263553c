package org.bailiwick.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.Configuration;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.CredentialExtractor;
import org.bailiwick.domain.DomainDirectory;
import org.bailiwick.event.Reason;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.Policy;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.Deadlines;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.RequestPath;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/**
 * Decides over requests. Follow {@link #admit} from top to bottom to see the whole of it: the path has one normal form, one
 * rule decides, one credential is found, a domain vouches for it, the rule's requirement is met.
 */
public final class Gatekeeper implements AutoCloseable {
    private final Policy policy;
    private final CredentialExtractor extractor;
    private final DomainDirectory domains;
    private final Duration deadline;
    private final Optional<PublishedMetadata> metadata;
    private final Refusals refusals;
    private final IdentityHeaders identityHeaders;
    private final Journal journal;
    private final Deadlines deadlines = new Deadlines();

    /**
     * A gatekeeper for a configuration.
     *
     * @param configuration what is to be enforced
     * @param domains who can say what a credential is worth
     * @param journal where decisions are written down
     */
    public Gatekeeper(Configuration configuration, DomainDirectory domains, Journal journal) {
        this.policy = configuration.policy();
        this.extractor = new CredentialExtractor(
                configuration.limits().credentialBytes(),
                configuration.queryToken() == Configuration.QueryToken.REFUSE);
        this.domains = domains;
        this.deadline = configuration.limits().decision();
        this.metadata = configuration.metadata().publish()
                ? Optional.of(PublishedMetadata.of(configuration))
                : Optional.empty();
        this.refusals = new Refusals(configuration.resource(), metadata.map(PublishedMetadata::url));
        this.identityHeaders = IdentityHeaders.of(configuration.upstream());
        this.journal = journal;
    }

    /** The ids of the gateway's routes that rules name. */
    public Set<String> routes() {
        return policy.routes();
    }

    /**
     * The document that is published at the request's path, free for all (PR-11): the resource's own description. What is
     * not such a request is to be admitted.
     */
    public Optional<HttpAnswer> published(InboundRequest request) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        return metadata.filter(published -> reads)
                .filter(published -> published.path().equals(request.rawPath())
                        || published.path().equals(request.mountPath() + request.rawPath()))
                .map(PublishedMetadata::document);
    }

    /**
     * Decides over the request. The stage never completes exceptionally and is complete at once when no authority has to be
     * asked; otherwise it completes within the deadline.
     */
    public CompletionStage<Verdict> admit(InboundRequest request) {
        Admission admission = new Admission(refusals, journal, request);
        try {
            return decide(request, admission);
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
        admission.under(rule);
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
                .extract(request)
                .fold(
                        found -> ask(found.credential(), match, vouched.requirement(), admission),
                        absent -> completed(admission.refused(absent.reason())),
                        refused -> completed(admission.refused(refused.reason())));
    }

    private CompletionStage<Verdict> ask(
            Credential credential, Policy.Match match, Requirement requirement, Admission admission) {
        List<String> believed = match.rule().domains();
        CompletableFuture<Verification> said =
                domains.verify(credential, believed).toCompletableFuture();
        if (!said.isDone()) {
            // A copy: the stage that somebody else may share is not ours to complete.
            said = deadlines.within(deadline, said.copy(), new Verification.Unreachable(Reason.DEADLINE_EXCEEDED));
        }
        return said.thenApply(verification -> judge(verification, match.variables(), requirement, admission))
                .exceptionally(admission::failed);
    }

    private static Verdict judge(
            Verification verification, Map<String, String> variables, Requirement requirement, Admission admission) {
        return verification.fold(
                accepted -> weigh(accepted.token(), variables, requirement, admission),
                rejected -> admission.refused(rejected.reason()),
                notMine -> admission.refused(Reason.TOKEN_NOT_RECOGNIZED),
                unreachable -> admission.undecided(unreachable.reason()));
    }

    private static Verdict weigh(
            VerifiedToken token, Map<String, String> variables, Requirement requirement, Admission admission) {
        admission.vouchedFor(token);
        return requirement
                .weigh(token, variables)
                .fold(
                        enough -> admission.granted(token),
                        insufficient -> admission.refused(insufficient.reason(), insufficient.scopes()));
    }

    private static CompletionStage<Verdict> completed(Verdict verdict) {
        return CompletableFuture.completedFuture(verdict);
    }
}
