package org.bailiwick.domain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.jspecify.annotations.Nullable;

/** A domain whose tokens are JWTs. However many requests bring a token at once, it is verified once. */
final class TrustDomain {
    private final Function<UnverifiedJwt, CompletionStage<Judged>> verifier;
    private final TokenMemory memory;
    private final ConcurrentMap<TokenHash, CompletableFuture<Verification>> inFlight = new ConcurrentHashMap<>();

    TrustDomain(Function<UnverifiedJwt, CompletionStage<Judged>> verifier, TokenMemory memory) {
        this.verifier = verifier;
        this.memory = memory;
    }

    /** What is already known of the token. */
    Optional<Verification> recall(TokenHash hash) {
        return memory.recall(hash);
    }

    /**
     * Verifies a token.
     *
     * @param jwt the token taken apart
     * @param hash what it is remembered by
     * @param length its length in characters
     */
    CompletionStage<Verification> verify(UnverifiedJwt jwt, TokenHash hash, int length) {
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
            verify(jwt).whenComplete((judged, bug) -> {
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

    private CompletionStage<Judged> verify(UnverifiedJwt jwt) {
        try {
            return verifier.apply(jwt);
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
