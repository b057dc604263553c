package org.bailiwick.benchmarks.soak;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.bailiwick.benchmarks.Authority;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Flaw;
import org.bailiwick.testkit.SigningKey;
import org.bailiwick.testkit.TokenBuilder;

/** The tokens that callers have: it makes new ones, and remembers what was admitted. */
final class Wallet {
    private static final int KNOWN = 64;
    private static final Duration LONG = Duration.ofHours(24);
    private static final Duration SHORT = Duration.ofSeconds(5);
    private static final Duration SURELY_PAST = SHORT.plusSeconds(2); // times in tokens are whole seconds

    private final EmbeddedAuthority authority;
    private final InstantSource clock;
    private final AtomicReferenceArray<String> known = new AtomicReferenceArray<>(KNOWN);
    private final Queue<Lapsing> lapsing = new ConcurrentLinkedQueue<>();
    private volatile SigningKey trusted;

    /** A wallet whose first tokens were signed by this key, one of them admitted. */
    Wallet(EmbeddedAuthority authority, InstantSource clock, SigningKey trusted, String admitted) {
        this.authority = authority;
        this.clock = clock;
        this.trusted = trusted;
        for (int i = 0; i < KNOWN; i++) {
            known.set(i, admitted);
        }
    }

    /** A request of this kind, or nothing where there is no such token at the moment. */
    Optional<Request> request(Kind kind) {
        return switch (kind) {
            case KNOWN -> with(kind, known.get(ThreadLocalRandom.current().nextInt(KNOWN)));
            case NEW -> ThreadLocalRandom.current().nextInt(10) == 0 ? shortLived() : good(kind, trusted);
            case LAPSED -> lapsed();
            case EXPIRED -> with(kind, token(trusted).expiredSince(SHORT).sign());
            case FORGED -> with(kind, token(trusted).sign(Flaw.BAD_SIGNATURE));
            case NO_TOKEN -> Optional.of(new Request(kind, Optional.empty(), () -> {}));
            case NO_SCOPE -> with(kind, token(trusted).scopes("openid").sign());
            case NEW_KEY -> ofNewKey();
            case STRANGER -> with(kind, token(authority.strangersKey()).sign());
        };
    }

    private static Optional<Request> with(Kind kind, String token) {
        return Optional.of(new Request(kind, Optional.of(token), () -> {}));
    }

    private Optional<Request> good(Kind kind, SigningKey key) {
        String token = token(key).expiresIn(LONG).sign();
        return Optional.of(new Request(kind, Optional.of(token), () -> {
            trusted = key;
            known.set(ThreadLocalRandom.current().nextInt(KNOWN), token);
        }));
    }

    private Optional<Request> ofNewKey() {
        SigningKey current = authority.key(Algorithm.ES256);
        return current.kid().equals(trusted.kid()) ? Optional.empty() : good(Kind.NEW_KEY, current);
    }

    private Optional<Request> shortLived() {
        Instant past = clock.instant().plus(SURELY_PAST);
        String token = token(trusted).expiresIn(SHORT).sign();
        return Optional.of(new Request(Kind.NEW, Optional.of(token), () -> lapsing.add(new Lapsing(token, past))));
    }

    private Optional<Request> lapsed() {
        Lapsing oldest = lapsing.peek();
        return oldest != null && oldest.past.isBefore(clock.instant()) && lapsing.remove(oldest)
                ? with(Kind.LAPSED, oldest.token)
                : Optional.empty();
    }

    private TokenBuilder token(SigningKey key) {
        return authority.token().signedBy(key).scopes(Authority.SCOPE);
    }

    /** A token, and when it has surely expired. */
    private record Lapsing(String token, Instant past) {}

    /**
     * A request to be made.
     *
     * @param admitted to be told when the answer was 200
     */
    record Request(Kind kind, Optional<String> token, Runnable admitted) {}
}
