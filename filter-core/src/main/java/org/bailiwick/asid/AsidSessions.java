package org.bailiwick.asid;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.authority.Way;
import org.bailiwick.config.ConsumerSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.Mode;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.event.Reason;
import org.bailiwick.request.ClientAddress;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A domain that has sessions, as a resource server sees it. A presented session is {@link #check checked} first, which asks
 * nobody; then it is asked about, {@link #ask alone} or {@link #askProven for all} who present it; and last its proof is {@link
 * #spend spent}. Remembers no session: for how long what it says may be remembered is in the {@link Basis}. Safe for use by many
 * threads.
 */
public final class AsidSessions {
    /** How far a proof's time may be from ours, in seconds (AS-3). */
    private static final long WINDOW = 120;

    private final DomainSettings.Asid settings;
    private final Way<VerifyQuestion, VerifyAnswer> authority;
    private final Optional<Tickets> tickets;
    private final ProofKeys keys;
    private final Nonces nonces;
    private final Optional<OwnProofs> own;
    private final ExternalUrl url;
    private final SessionJudge judge;
    private final Clock clock;

    /**
     * A domain.
     *
     * @param authority never throws
     * @param tickets verifies tickets, where they may be presented
     * @param url under which clients reach us
     */
    AsidSessions(
            DomainSettings.Asid settings,
            Way<VerifyQuestion, VerifyAnswer> authority,
            Optional<Tickets> tickets,
            ExternalUrl url,
            Clock clock) {
        this.own = settings.login().map(login -> OwnProofs.of(login, settings, url, clock));
        this.settings = settings;
        this.authority = authority;
        this.tickets = tickets;
        this.keys = new ProofKeys(settings.name(), settings.proofKeys(), clock);
        this.nonces = new Nonces(settings.nonces());
        this.url = url;
        this.judge = new SessionJudge(settings);
        this.clock = clock;
    }

    /** Whether the file names the consumer among those that may present sessions here. */
    public boolean names(String consumer) {
        return settings.consumers().containsKey(consumer);
    }

    /**
     * Why a session is refused, whatever it is worth and whatever its request's body is: as far as that is known without a
     * signature being checked or anybody being asked.
     */
    public Optional<Reason> refusal(Credential.Asid presented) {
        if (!isOfMode(presented.presentation())) {
            return Optional.of(Reason.SESSION_MODE_REFUSED);
        }
        String consumer = presented.session().consumer();
        Optional<Reason> ofConsumer = refusal(consumer, presented.from());
        if (ofConsumer.isPresent()) {
            return ofConsumer;
        }
        Optional<Reason> ofProof = presented.presentation().proven().flatMap(proof -> refusal(consumer, proof));
        boolean isPassedOn =
                presented.presentation().fold(proof -> true, ticket -> false, secret -> true, loggedIn -> false);
        return ofProof.isEmpty() && isPassedOn ? refusalToAsk(presented) : ofProof;
    }

    /** Who may present sessions, and from where (AS-9). */
    private Optional<Reason> refusal(String consumer, ClientAddress from) {
        if (settings.consumers().isEmpty()) {
            return Optional.empty();
        }
        @Nullable ConsumerSettings named = settings.consumers().get(consumer);
        if (named == null) {
            return Optional.of(Reason.CONSUMER_NOT_ALLOWED);
        }
        return named.mayBeAt(from) ? Optional.empty() : Optional.of(Reason.CONSUMER_ADDRESS_NOT_ALLOWED);
    }

    private Optional<Reason> refusal(String consumer, Presentation.Proof proof) {
        if (Math.abs(now() - Long.parseLong(proof.timestamp())) > WINDOW) {
            return Optional.of(Reason.PROOF_OUT_OF_TIME);
        }
        return nonces.isUsed(consumer, proof.nonce()) ? Optional.of(Reason.PROOF_REPLAYED) : Optional.empty();
    }

    private Optional<Reason> refusalToAsk(Credential.Asid presented) {
        return new VerifyQuestion(presented).isTooLong(url)
                ? Optional.of(Reason.SESSION_QUESTION_TOO_LONG)
                : Optional.empty();
    }

    /** What is known without asking anybody. */
    public Checked check(Credential.Asid presented) {
        return refusal(presented)
                .<Checked>map(Checked.Refused::new)
                .orElseGet(() -> presented
                        .presentation()
                        .proven()
                        .map(proof -> check(presented, proof))
                        .orElseGet(() -> new Checked.Proven(SessionHash.of(presented))));
    }

    private boolean isOfMode(Presentation presentation) {
        return presentation.fold(
                proof -> settings.modes().contains(Mode.PROOF),
                ticket -> settings.modes().contains(Mode.TICKET),
                secret -> settings.modes().contains(Mode.SECRET),
                loggedIn -> own.isPresent());
    }

    private Checked check(Credential.Asid presented, Presentation.Proof proof) {
        String consumer = presented.session().consumer();
        byte[] canonical = CanonicalRequest.of(presented, proof, url);
        Optional<ProofKey> configured = keys.configuredFor(consumer);
        Optional<ProofKey> key = configured.or(() -> keys.lentFor(consumer));
        if (key.isPresent() && key.get().hasSigned(canonical, proof.signature())) {
            return new Checked.Proven(SessionHash.of(presented));
        }
        // A key that was handed out may be an old one: the authority knows the one of today.
        return configured.isPresent()
                ? new Checked.Refused(Reason.PROOF_INVALID)
                : new Checked.Unproven(
                        SessionHash.of(presented.session()),
                        key.isPresent() ? Reason.PROOF_INVALID : Reason.SESSION_INACTIVE);
    }

    /**
     * What the domain says of a session whose proof is good, or that comes with the secret: the same for all that have the same
     * {@link Checked.Proven#hash}. Never blocks, and the stage never completes exceptionally.
     */
    public CompletionStage<Judged> askProven(Credential.Asid presented) {
        return presented
                .presentation()
                .fold(
                        proof -> ask(presented),
                        ticket -> tickets.map(known -> known.verify(ticket.jws(), presented.session()))
                                .orElseGet(() -> ask(presented)),
                        secret -> ask(presented),
                        loggedIn -> own.map(proofs -> askOurs(proofs.prove(presented.session())))
                                .orElseThrow(() -> new IllegalStateException("login: none (expected: one)")));
    }

    /**
     * What the authority says of a session and of the proof that it comes with. That it refuses says nothing to anybody else where
     * there is a proof, as it may be for that: for one that it has seen already, or whose key is not that of today. Never blocks,
     * and the stage never completes exceptionally.
     */
    public CompletionStage<Judged> ask(Credential.Asid presented) {
        return ask(presented, inactive -> refused(presented, new Verification.Rejected(inactive.reason())));
    }

    /** As above, with a proof of our own: that the authority does not take us says nothing of the person who has logged in. */
    private CompletionStage<Judged> askOurs(Credential.Asid proven) {
        return ask(
                proven,
                inactive -> inactive.isForConsumer()
                        ? new Judged(new Verification.Unreachable(Reason.CREDENTIALS_REFUSED), new Basis.Nothing())
                        : refused(proven, new Verification.Rejected(inactive.reason())));
    }

    private CompletionStage<Judged> ask(Credential.Asid presented, Function<VerifyAnswer.Inactive, Judged> refused) {
        Optional<Reason> unaskable = refusalToAsk(presented);
        if (unaskable.isPresent()) {
            return CompletableFuture.completedStage(
                    new Judged(new Verification.Rejected(unaskable.get()), new Basis.Nothing()));
        }
        long age = keys.age();
        return authority
                .ask(new VerifyQuestion(presented))
                .thenApply(answer -> answer.fold(
                        active -> judge(active, presented, age),
                        refused,
                        failed -> new Judged(
                                new Verification.Unreachable(failed.failure().reason()), new Basis.Nothing())));
    }

    private Judged refused(Credential.Asid presented, Verification.Rejected said) {
        return presented.presentation().proven().isPresent() ? new Judged(said, new Basis.Nothing()) : judged(said);
    }

    private Judged judge(VerifyAnswer.Active active, Credential.Asid presented, long age) {
        Instant now = clock.instant();
        Verification said = judge.judge(active.facts(), presented.session(), now);
        if (said instanceof Verification.Accepted) {
            long until = now.plus(settings.cache().positive()).toEpochMilli();
            active.key().ifPresent(key -> keys.lend(active.facts().consumer(), key, until, age));
        }
        return judged(said);
    }

    /** Forgets the keys that the authority has handed out; those of questions in flight are not remembered either. */
    public void forgetKeys() {
        keys.forgetLent();
    }

    /** Until when it holds: the session's own end is for whoever remembers to mind. */
    private Judged judged(Verification said) {
        Instant now = clock.instant();
        Instant good = now.plus(settings.cache().positive());
        Instant bad = now.plus(settings.cache().negative());
        return new Judged(
                said,
                said.<Basis>fold(
                        accepted -> new Basis.Answer(good),
                        rejected -> new Basis.Answer(bad),
                        notMine -> new Basis.Nothing(),
                        unreachable -> new Basis.Nothing()));
    }

    /**
     * The last word on a presented session: what was accepted is accepted once. Of two that come with one proof at the same time,
     * one is a replay (AS-3).
     */
    public Verification spend(Credential.Asid presented, Verification said) {
        return said.fold(
                accepted -> presented
                        .presentation()
                        .proven()
                        .map(proof -> spend(presented, proof, accepted))
                        .orElse(accepted),
                rejected -> rejected,
                notMine -> notMine,
                unreachable -> unreachable);
    }

    private Verification spend(Credential.Asid presented, Presentation.Proof proof, Verification accepted) {
        long end = Long.parseLong(proof.timestamp()) + WINDOW + 1;
        return switch (nonces.use(presented.session().consumer(), proof.nonce(), end, now())) {
            case FIRST -> accepted;
            case TOO_LATE -> new Verification.Rejected(Reason.PROOF_OUT_OF_TIME);
            case AGAIN -> new Verification.Rejected(Reason.PROOF_REPLAYED);
            case NO_ROOM -> new Verification.Unreachable(Reason.PROOFS_TOO_MANY);
        };
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
