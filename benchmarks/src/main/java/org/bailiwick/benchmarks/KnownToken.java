package org.bailiwick.benchmarks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bailiwick.access.Gatekeeper;
import org.bailiwick.access.Verdict;
import org.bailiwick.event.EventSink;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.observation.AuditLog;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it costs to admit a request whose token has been verified before: the whole decision, from the raw path to the event.
 * The floor beside it is what cannot be left out, one SHA-256 of the token and one look-up in a bounded cache.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KnownToken {
    @Param({"1", "10000"})
    int tokens = 1;

    private final MessageDigest sha256 = sha256();
    private final byte[] hash = new byte[32];
    private final Cache<Hash, String> cache =
            Caffeine.newBuilder().maximumSize(1_000_000).build();
    private byte[][] texts = new byte[0][];
    private Request[] requests = new Request[0];
    private @Nullable Gatekeeper silent;
    private @Nullable Gatekeeper audited;
    private int next;

    @Setup
    public void prepare() {
        Authority authority = new Authority(SignatureAlgorithm.RS256);
        SignatureChecks checks = SignatureChecks.fastest();
        EventSink nobody = event -> {};
        silent = Gate.before(authority, checks, nobody);
        audited = Gate.before(authority, checks, new AuditLog());
        String[] issued =
                IntStream.range(0, tokens).mapToObj(i -> authority.token()).toArray(String[]::new);
        texts = new byte[tokens][];
        requests = new Request[tokens];
        for (int i = 0; i < tokens; i++) {
            texts[i] = issued[i].getBytes(StandardCharsets.US_ASCII);
            requests[i] = Request.withBearer(issued[i]);
            cache.put(hashOf(texts[i]), issued[i]);
            granted(silent, requests[i]);
            granted(audited, requests[i]);
        }
    }

    /** One SHA-256 and one look-up. */
    @Benchmark
    public @Nullable Object floor() {
        return cache.getIfPresent(hashOf(texts[turn()]));
    }

    /** The whole decision; the event is made and nobody listens. */
    @Benchmark
    public Object admit() {
        return admit(silent, requests[turn()]);
    }

    /** The whole decision; the audit log listens, and its logger is off. */
    @Benchmark
    public Object admitWithAuditLogOff() {
        return admit(audited, requests[turn()]);
    }

    private int turn() {
        next = next + 1 < tokens ? next + 1 : 0;
        return next;
    }

    private static Verdict admit(@Nullable Gatekeeper gatekeeper, Request request) {
        if (gatekeeper == null) {
            throw new IllegalStateException("gatekeeper: null (expected: prepared)");
        }
        return gatekeeper.admit(request).toCompletableFuture().join();
    }

    private static void granted(Gatekeeper gatekeeper, Request request) {
        if (!(admit(gatekeeper, request) instanceof Verdict.Granted)) {
            throw new IllegalStateException("verdict: another (expected: granted)");
        }
    }

    private Hash hashOf(byte[] text) {
        try {
            sha256.update(text);
            sha256.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        ByteBuffer longs = ByteBuffer.wrap(hash);
        return new Hash(longs.getLong(0), longs.getLong(8), longs.getLong(16), longs.getLong(24));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Hash(long a, long b, long c, long d) {
        @Override
        public int hashCode() {
            return (int) a;
        }
    }
}
