package org.bailiwick.benchmarks;

import java.time.Clock;
import java.util.Set;
import org.bailiwick.jose.JwtVerifier;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.verification.Verification;

/** The core's own way with a token it has never seen: taken apart and verified, with the keys in hand. */
final class CoreVerifier implements Contender {
    private final JwtVerifier verifier;
    private final KeyRing keys;

    CoreVerifier(Authority authority, Crypto crypto) {
        SignatureChecks checks = crypto.checks();
        this.verifier = JwtVerifier.of(Gate.domainOf(authority), Set.of(Authority.RESOURCE), Clock.systemUTC(), checks);
        this.keys = Gate.keysOf(authority, checks);
    }

    @Override
    public Object verify(String token) {
        return UnverifiedJwt.parse(token).fold(this::verify, why -> {
            throw new IllegalArgumentException("token: " + why);
        });
    }

    private Object verify(UnverifiedJwt jwt) {
        Verification said =
                verifier.verify(jwt, keys).toCompletableFuture().join().verification();
        if (said instanceof Verification.Accepted accepted) {
            return accepted.token();
        }
        throw new IllegalArgumentException("token: " + said);
    }
}
