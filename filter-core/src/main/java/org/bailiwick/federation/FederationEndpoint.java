package org.bailiwick.federation;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.config.FederationSettings.Trustee;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.request.Deadlines;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;

/**
 * The Federated Introspection Endpoint of a domain, which stands beside its authorization server: resource servers of the
 * domain, and domains that trust it, ask here about any token (RFC 7662; Token-Based Federation steps F to I). The domain that
 * the token is from is asked in turn, and what it says is told in our own name. Safe for use by many threads.
 *
 * <p>{@code POST} asks. {@code GET} describes the trust relationships, for operators. No answer holds anything of a token but
 * the one that is meant to.
 */
public final class FederationEndpoint implements AutoCloseable {
    /** The largest body that is read, in bytes. */
    public static final int MAX_BODY = 64 * 1024;

    private final String path;
    private final Askers askers;
    private final ClientSecrets operators;
    private final Mediation mediation;
    private final Delivery delivery;
    private final Map<String, Object> description;
    private final Deadlines deadlines;
    private final LongSupplier nanos;

    /**
     * The endpoint of a domain.
     *
     * @param settings who may ask, and who is asked
     * @param domains the domains that the settings name as home and trustees, by name; others have no effect
     * @param keys the keys of the askers that have no secret, by client id
     * @param signer signs the answers for those who want that; nothing when no answer is signed
     * @param checks for the assertions of askers
     * @param nanos a ticker, by which budgets are measured
     * @throws IllegalArgumentException when a domain is named that is not there, an asker has neither secret nor keys, or two
     *     askers have the same id
     */
    public FederationEndpoint(
            FederationSettings settings,
            Map<String, AskedDomain> domains,
            Map<String, KeyRing> keys,
            Optional<JwtSigner> signer,
            SignatureChecks checks,
            Clock clock,
            LongSupplier nanos) {
        this(settings, domains, keys, signer, checks, clock, nanos, new Deadlines());
    }

    /** As above, in a time that is not the machine's. The deadlines are closed with the endpoint. */
    public FederationEndpoint(
            FederationSettings settings,
            Map<String, AskedDomain> domains,
            Map<String, KeyRing> keys,
            Optional<JwtSigner> signer,
            SignatureChecks checks,
            Clock clock,
            LongSupplier nanos,
            Deadlines deadlines) {
        Optional<Partner> home = settings.home().map(name -> new Partner(domain(domains, name), Optional.empty()));
        List<Partner> trustees = settings.trustees().stream()
                .map(trustee -> partner(domains, trustee))
                .toList();
        Relations relations = new Relations(settings.issuer(), home, trustees);
        Passage passage = new Passage(settings.issuer(), settings.hops());
        this.path = settings.path();
        this.askers = new Askers(settings, keys, checks, clock);
        this.operators = new ClientSecrets(settings.operators());
        this.mediation = new Mediation(
                passage,
                relations,
                new Inquiry(passage, deadlines),
                new Belief(settings.issuer(), relations, passage, clock),
                new NewDocument(settings.issuer(), clock),
                settings.deadline(),
                nanos);
        this.delivery = new Delivery(settings.issuer(), signer, clock);
        this.description = Collections.unmodifiableMap(Description.of(settings, home, trustees, signer));
        this.nanos = nanos;
        this.deadlines = deadlines;
    }

    private static Partner partner(Map<String, AskedDomain> domains, Trustee trustee) {
        return new Partner(domain(domains, trustee.domain()), Optional.of(trustee));
    }

    private static AskedDomain domain(Map<String, AskedDomain> domains, String name) {
        AskedDomain domain = domains.get(name);
        if (domain == null) {
            throw new IllegalArgumentException(
                    "domain: " + name + " (expected: one of kind introspection, of " + domains.keySet() + ")");
        }
        return domain;
    }

    /** Whether the request is for this endpoint, and not to be admitted by anybody else. */
    public boolean isFor(InboundRequest request) {
        return path.equals(request.rawPath()) || path.equals(request.mountPath() + request.rawPath());
    }

    /**
     * Answers a request. Never throws and never waits, and the stage never completes exceptionally: a bug of ours is 503.
     *
     * @param body the body; whoever reads it stops after {@link #MAX_BODY} and one byte
     */
    public CompletionStage<HttpAnswer> answer(InboundRequest request, byte[] body) {
        long begun = nanos.getAsLong();
        try {
            CompletionStage<HttpAnswer> answer = switch (request.method()) {
                case "POST" -> asked(request, body, begun);
                case "GET" -> completed(described(request));
                default -> completed(Refusal.METHOD_NOT_ALLOWED.answer());
            };
            return answer.exceptionally(FederationEndpoint::failed);
        } catch (RuntimeException bug) {
            return completed(failed(bug));
        }
    }

    private CompletionStage<HttpAnswer> asked(InboundRequest request, byte[] body, long begun) {
        if (body.length > MAX_BODY) {
            return completed(Refusal.TOO_LARGE.answer());
        }
        Optional<Form> form = Form.of(request, body);
        Accepted accepted = Accepted.of(request.headers("Accept"));
        return ClientProof.of(request.headers("Authorization"), form.orElse(Form.EMPTY))
                .fold(
                        proof -> askers.authenticate(proof)
                                .thenCompose(known -> known.fold(
                                        asker -> answer(form, asker, accepted, begun), FederationEndpoint::refused)),
                        FederationEndpoint::refused);
    }

    private CompletionStage<HttpAnswer> answer(Optional<Form> form, Asker asker, Accepted accepted, long begun) {
        if (form.isEmpty()) {
            return refused(Refusal.INVALID_REQUEST);
        }
        if (!delivery.isPossible(accepted)) {
            return refused(Refusal.NOT_ACCEPTABLE);
        }
        return QuestionReader.of(form.get(), asker)
                .fold(
                        question -> mediation
                                .mediate(question, asker, begun)
                                .thenApply(outcome -> outcome.<HttpAnswer>fold(
                                        told -> delivery.answer(told, asker, accepted), Refusal::answer)),
                        FederationEndpoint::refused);
    }

    private HttpAnswer described(InboundRequest request) {
        Reading<ClientProof, Refusal> proof = ClientProof.of(request.headers("Authorization"), Form.EMPTY);
        boolean isOperator = proof.fold(given -> given.fold(operators::match, assertion -> false), refused -> false);
        return isOperator
                ? HttpAnswer.of(
                        200,
                        Map.of("Content-Type", Accepted.PLAIN, "Cache-Control", "no-store"),
                        JsonWriter.bytes(description))
                : Refusal.INVALID_CLIENT.answer();
    }

    /** The trust relationships, as they are described to operators; no secrets. */
    public Map<String, Object> description() {
        return description;
    }

    /** Ends the watch over deadlines: nobody is waited for from now on. */
    @Override
    public void close() {
        deadlines.close();
    }

    private static CompletionStage<HttpAnswer> refused(Refusal why) {
        return completed(why.answer());
    }

    private static HttpAnswer failed(Throwable bug) {
        FederationLog.defect(bug);
        return Refusal.UNAVAILABLE.answer();
    }

    private static CompletionStage<HttpAnswer> completed(HttpAnswer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
