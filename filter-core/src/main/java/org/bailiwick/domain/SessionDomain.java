package org.bailiwick.domain;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.AsidSessions;
import org.bailiwick.asid.Checked;
import org.bailiwick.asid.SessionHash;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.event.Reason;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Verification;

/**
 * A domain that has sessions, and what it has said of them. A proof is looked at every time, and never remembered; what is
 * remembered is that a session is active, for those whose proof is good (AS-10). A refusal is remembered, and told to others who
 * wait, only where it cannot have been for the proof: else whoever has seen a session could have it refused to its consumer.
 */
final class SessionDomain {
    private final AsidSessions sessions;
    private final TokenMemory memory;
    private final TrustDomain<Credential.Asid> known;

    SessionDomain(AsidSessions sessions, TokenMemory memory) {
        this.sessions = sessions;
        this.memory = memory;
        this.known = TrustDomain.ofSessions(sessions::askProven, memory);
    }

    /** What is remembered, to be forgotten and to be counted. */
    TrustDomain<?> known() {
        return known;
    }

    /** Whether the file names the consumer among those that may present sessions here. */
    boolean names(String consumer) {
        return sessions.names(consumer);
    }

    /** Why a session is refused, as far as that is known without its request's body and without anybody being asked. */
    Optional<Reason> refusal(Credential.Asid presented) {
        return sessions.refusal(presented);
    }

    /** Forgets what was said of a session that was presented with a proof, or that somebody has logged in with here. */
    void forget(TokenHash session) {
        known.forgetOnly(session);
    }

    /** Forgets the keys that the authority has handed out. */
    void forgetKeys() {
        sessions.forgetKeys();
    }

    CompletionStage<Verification> verify(Credential.Asid presented) {
        return sessions.check(presented)
                .fold(
                        refused -> CompletableFuture.<Verification>completedStage(
                                new Verification.Rejected(refused.reason())),
                        proven -> recalled(presented, proven.hash()),
                        unproven -> asked(presented, unproven))
                .thenApply(said -> sessions.spend(presented, said));
    }

    private CompletionStage<Verification> recalled(Credential.Asid presented, TokenHash hash) {
        return memory.recall(hash)
                .<CompletionStage<Verification>>map(CompletableFuture::completedStage)
                .orElseGet(
                        () -> known.verify(presented, hash, SessionHash.of(presented.session()), lengthOf(presented)));
    }

    private CompletionStage<Verification> asked(Credential.Asid presented, Checked.Unproven unproven) {
        long age = memory.age(unproven.hash());
        return sessions.ask(presented).thenApply(judged -> {
            if (judged.verification() instanceof Verification.Accepted) {
                memory.remember(unproven.hash(), judged, lengthOf(presented), age);
            }
            return judged.verification()
                    .fold(
                            accepted -> accepted,
                            rejected -> rejected.reason() == Reason.SESSION_INACTIVE
                                    ? new Verification.Rejected(unproven.refusal())
                                    : rejected,
                            notMine -> notMine,
                            unreachable -> unreachable);
        });
    }

    /** What is signed is as long as a token is; an answer's weight is its own. */
    private static int lengthOf(Credential.Asid presented) {
        return presented.presentation() instanceof Presentation.Ticket ticket
                ? ticket.jws().length()
                : 0;
    }
}
