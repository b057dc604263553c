package org.bailiwick.domain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.bailiwick.credential.Credential;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A domain that vouches for tokens, and what it has said of them. However many requests bring a token at once, it is asked once.
 *
 * @param <Q> what it is asked with: a token that is taken apart, or one as it was presented
 */
final class TrustDomain<Q> {
    private final Function<Q, CompletionStage<Judged>> asking;
    private final TokenMemory memory;
    private final boolean refusalsSettle;
    private final ConcurrentMap<TokenHash, CompletableFuture<Verification>> inFlight = new ConcurrentHashMap<>();

    private TrustDomain(Function<Q, CompletionStage<Judged>> asking, TokenMemory memory, boolean refusalsSettle) {
        this.asking = asking;
        this.memory = memory;
        this.refusalsSettle = refusalsSettle;
    }

    /** A domain whose tokens are JWTs. They name it, and no other is asked about them: its refusals are final. */
    static TrustDomain<UnverifiedJwt> ofJwts(
            Function<UnverifiedJwt, CompletionStage<Judged>> verifier, TokenMemory memory) {
        return new TrustDomain<>(verifier, memory, true);
    }

    /** A domain that is asked about tokens. What its refusals mean depends on who else may be asked. */
    static TrustDomain<String> ofAnswers(Function<String, CompletionStage<Judged>> asking, TokenMemory memory) {
        return new TrustDomain<>(asking, memory, false);
    }

    /** A domain that has sessions; what holds of one holds for all that may present it. */
    static TrustDomain<Credential.Asid> ofSessions(
            Function<Credential.Asid, CompletionStage<Judged>> asking, TokenMemory memory) {
        return new TrustDomain<>(asking, memory, false);
    }

    /** What is already known of the token, if it is final whoever else may be asked. */
    Optional<Verification> settled(TokenHash hash) {
        return refusalsSettle ? memory.recall(hash) : memory.recallAccepted(hash);
    }

    /**
     * What the domain says of a token, or has said and would say again.
     *
     * @param question what it is asked with
     * @param hash what the token is remembered by
     * @param length its length in characters
     */
    CompletionStage<Verification> verify(Q question, TokenHash hash, int length) {
        CompletableFuture<Verification> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Verification> theirs = inFlight.putIfAbsent(hash, mine);
        if (theirs != null) {
            return theirs.copy();
        }
        // Whoever was here before may have finished between our looking and our turn.
        Optional<Verification> known = memory.recall(hash);
        if (known.isPresent()) {
            settle(hash, mine, known.get(), null);
        } else {
            long age = memory.age();
            ask(question).whenComplete((judged, bug) -> {
                if (judged != null) {
                    memory.remember(hash, judged, length, age);
                }
                settle(hash, mine, judged == null ? null : judged.verification(), bug);
            });
        }
        return mine;
    }

    /**
     * Forgets. Questions in flight go on for those who wait already; whoever comes next asks anew, and is not to find one that
     * was answered out of what is forgotten: so the flights go last.
     */
    Forgotten forget(Function<TokenMemory, Forgotten> which) {
        Forgotten forgotten = which.apply(memory);
        inFlight.clear();
        return forgotten;
    }

    List<Figures> figures() {
        return memory.figures();
    }

    private CompletionStage<Judged> ask(Q question) {
        try {
            return asking.apply(question);
        } catch (RuntimeException bug) {
            return CompletableFuture.failedStage(bug);
        }
    }

    private void settle(
            TokenHash hash,
            CompletableFuture<Verification> waiting,
            @Nullable Verification verification,
            @Nullable Throwable bug) {
        inFlight.remove(hash, waiting);
        if (verification != null) {
            waiting.complete(verification);
        } else {
            waiting.completeExceptionally(bug == null ? new IllegalStateException("verification: none") : bug);
        }
    }
}
