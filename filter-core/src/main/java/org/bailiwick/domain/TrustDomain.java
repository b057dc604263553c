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
import org.bailiwick.verification.Basis;
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
    private final Kind kind;
    private final ConcurrentMap<TokenHash, CompletableFuture<Said>> inFlight = new ConcurrentHashMap<>();

    private TrustDomain(Function<Q, CompletionStage<Judged>> asking, TokenMemory memory, Kind kind) {
        this.asking = asking;
        this.memory = memory;
        this.kind = kind;
    }

    /** A domain whose tokens are JWTs. They name it, and no other is asked about them: its refusals are final. */
    static TrustDomain<UnverifiedJwt> ofJwts(
            Function<UnverifiedJwt, CompletionStage<Judged>> verifier, TokenMemory memory) {
        return new TrustDomain<>(verifier, memory, Kind.JWTS);
    }

    /** A domain that is asked about tokens. What its refusals mean depends on who else may be asked. */
    static TrustDomain<String> ofAnswers(Function<String, CompletionStage<Judged>> asking, TokenMemory memory) {
        return new TrustDomain<>(asking, memory, Kind.ANSWERS);
    }

    /**
     * A domain that has sessions. That one is active holds for all that may present it; a refusal that rests on nothing may be for
     * what it was presented with, and is for whoever has asked.
     */
    static TrustDomain<Credential.Asid> ofSessions(
            Function<Credential.Asid, CompletionStage<Judged>> asking, TokenMemory memory) {
        return new TrustDomain<>(asking, memory, Kind.SESSIONS);
    }

    /** What is already known of the token, if it is final whoever else may be asked. */
    Optional<Verification> settled(TokenHash hash) {
        return kind == Kind.JWTS ? memory.recall(hash) : memory.recallAccepted(hash);
    }

    /**
     * What the domain says of a token, or has said and would say again.
     *
     * @param question what it is asked with
     * @param hash what the token is remembered by
     * @param length its length in characters
     */
    CompletionStage<Verification> verify(Q question, TokenHash hash, int length) {
        return verify(question, hash, hash, length);
    }

    /**
     * As above, where what is remembered has another name.
     *
     * @param name by which it is to be forgotten
     */
    CompletionStage<Verification> verify(Q question, TokenHash hash, TokenHash name, int length) {
        CompletableFuture<Said> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Said> theirs = inFlight.putIfAbsent(hash, mine);
        if (theirs != null) {
            return theirs.thenCompose(said -> said.toAll()
                    ? CompletableFuture.completedStage(said.verification())
                    : askAndRemember(question, hash, name, length).thenApply(Said::verification));
        }
        // Whoever was here before may have finished between our looking and our turn.
        Optional<Verification> known = memory.recall(hash);
        if (known.isPresent()) {
            settle(hash, mine, new Said(known.get(), true), null);
        } else {
            askAndRemember(question, hash, name, length).whenComplete((said, bug) -> settle(hash, mine, said, bug));
        }
        return mine.thenApply(Said::verification);
    }

    private CompletionStage<Said> askAndRemember(Q question, TokenHash hash, TokenHash name, int length) {
        long age = memory.age(hash);
        return ask(question).thenApply(judged -> {
            memory.remember(hash, name, judged, length, age);
            boolean toAll = kind != Kind.SESSIONS
                    || !(judged.verification() instanceof Verification.Rejected)
                    || !(judged.basis() instanceof Basis.Nothing);
            return new Said(judged.verification(), toAll);
        });
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

    /** As above, what is remembered under that hash, and the one question that is in flight about it. */
    void forgetOnly(TokenHash hash) {
        memory.forgetOnly(hash);
        inFlight.remove(hash);
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

    private void settle(TokenHash hash, CompletableFuture<Said> waiting, @Nullable Said said, @Nullable Throwable bug) {
        inFlight.remove(hash, waiting);
        if (said != null) {
            waiting.complete(said);
        } else {
            waiting.completeExceptionally(bug == null ? new IllegalStateException("verification: none") : bug);
        }
    }

    /** What it is asked about, and so what its refusals mean to others. */
    private enum Kind {
        JWTS,
        ANSWERS,
        SESSIONS
    }

    /**
     * What was said to one who has asked.
     *
     * @param toAll whether it holds for whoever else asks with the same hash
     */
    private record Said(Verification verification, boolean toAll) {}
}
