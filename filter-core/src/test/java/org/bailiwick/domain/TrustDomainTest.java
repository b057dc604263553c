package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

class TrustDomainTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final TokenHash HASH = TokenHash.of("token");

    private final FakeKeyRing keys = new FakeKeyRing();
    private final AtomicInteger verifications = new AtomicInteger();
    private final Verification accepted = new Verification.Accepted(
            VerifiedToken.vouchedBy("home", new Issuer("https://as.example.com"), "alice", NOW.plusSeconds(60))
                    .build());

    private static UnverifiedJwt jwt() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String head = base64.encodeToString("{\"alg\":\"ES256\"}".getBytes(StandardCharsets.US_ASCII));
        String body = base64.encodeToString("{\"iss\":\"https://as.example.com\"}".getBytes(StandardCharsets.US_ASCII));
        return UnverifiedJwt.parse(head + "." + body + ".AAAA").fold(jwt -> jwt, reason -> {
            throw new AssertionError(reason);
        });
    }

    private TokenMemory memory() {
        return new TokenMemory("home", keys::holds, Clock.fixed(NOW, ZoneOffset.UTC), 100_000, 10_000);
    }

    @Test
    void knownToken_isRecalledAndNotVerifiedAgain() {
        TrustDomain<UnverifiedJwt> domain = TrustDomain.ofJwts(
                jwt -> {
                    verifications.incrementAndGet();
                    return CompletableFuture.completedStage(new Judged(accepted, new Basis.Signature(keys.key())));
                },
                memory());
        assertThat(domain.settled(HASH)).isEmpty();
        assertThat(domain.verify(jwt(), HASH, 900)).isCompletedWithValue(accepted);
        assertThat(domain.settled(HASH)).contains(accepted);
        assertThat(domain.verify(jwt(), HASH, 900)).isCompletedWithValue(accepted);
        assertThat(verifications).hasValue(1);
    }

    @Test
    void tenThousandFirstUses_causeOneVerification() throws Exception {
        CompletableFuture<Judged> answer = new CompletableFuture<>();
        TrustDomain<UnverifiedJwt> domain = TrustDomain.ofJwts(
                jwt -> {
                    verifications.incrementAndGet();
                    return answer;
                },
                memory());
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Future<CompletableFuture<Verification>>> calls = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                calls.add(callers.submit(() -> domain.verify(jwt(), HASH, 900).toCompletableFuture()));
                if (i == 5_000) {
                    calls.get(0).get();
                    answer.complete(new Judged(accepted, new Basis.Signature(keys.key())));
                }
            }
            for (Future<CompletableFuture<Verification>> call : calls) {
                assertThat(call.get().get()).isSameAs(accepted);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(verifications).hasValue(1);
    }

    @Test
    void callerThatCompletesItsStage_changesNothingForOthers() {
        CompletableFuture<Judged> answer = new CompletableFuture<>();
        TrustDomain<UnverifiedJwt> domain = TrustDomain.ofJwts(jwt -> answer, memory());
        CompletableFuture<Verification> first = domain.verify(jwt(), HASH, 900).toCompletableFuture();
        CompletableFuture<Verification> second = domain.verify(jwt(), HASH, 900).toCompletableFuture();
        second.complete(new Verification.NotMine());
        answer.complete(new Judged(accepted, new Basis.Signature(keys.key())));
        assertThat(first).isCompletedWithValue(accepted);
    }

    @Test
    void defectOfTheVerifier_reachesEveryWaiterAndIsNotRemembered() {
        IllegalStateException defect = new IllegalStateException("made on purpose");
        TrustDomain<UnverifiedJwt> domain = TrustDomain.ofJwts(
                jwt -> {
                    if (verifications.incrementAndGet() == 1) {
                        throw defect;
                    }
                    return CompletableFuture.completedStage(new Judged(accepted, new Basis.Signature(keys.key())));
                },
                memory());
        assertThat(domain.verify(jwt(), HASH, 900).toCompletableFuture()).isCompletedExceptionally();
        assertThat(domain.verify(jwt(), HASH, 900)).isCompletedWithValue(accepted);
    }

    @Test
    void verificationBegunBeforeAnEviction_answersThoseWhoWaitAndNobodyElse() {
        List<CompletableFuture<Judged>> answers = new ArrayList<>();
        TrustDomain<UnverifiedJwt> domain = TrustDomain.ofJwts(
                jwt -> {
                    answers.add(new CompletableFuture<>());
                    return answers.get(answers.size() - 1);
                },
                memory());
        CompletableFuture<Verification> before = domain.verify(jwt(), HASH, 900).toCompletableFuture();

        assertThat(domain.forget(TokenMemory::forgetAll)).isEqualTo(Forgotten.NOTHING);
        CompletableFuture<Verification> after = domain.verify(jwt(), HASH, 900).toCompletableFuture();
        assertThat(answers).hasSize(2);

        answers.get(0).complete(new Judged(accepted, new Basis.Signature(keys.key())));
        assertThat(before).isCompletedWithValue(accepted);
        assertThat(after).isNotDone();
        assertThat(domain.settled(HASH)).isEmpty();

        answers.get(1).complete(new Judged(accepted, new Basis.Signature(keys.key())));
        assertThat(after).isCompletedWithValue(accepted);
        assertThat(domain.settled(HASH)).contains(accepted);
    }
}
