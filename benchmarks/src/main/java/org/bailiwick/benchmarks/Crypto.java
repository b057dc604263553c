package org.bailiwick.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Who computes signatures; the slowest first. */
public enum Crypto {
    /** The platform's own providers. */
    JDK {
        @Override
        Optional<Provider> provider() {
            return Optional.empty();
        }

        @Override
        SignatureChecks checks() {
            return SignatureChecks.platform();
        }
    },
    /** Bouncy Castle. Its RSA is no faster than the platform's, so nobody would use it for that. */
    BC {
        @Override
        Optional<Provider> provider() {
            return Optional.of(BOUNCY_CASTLE);
        }

        @Override
        SignatureChecks checks() {
            return SignatureChecks.preferring(BOUNCY_CASTLE);
        }

        @Override
        boolean isMeasuredAt(SignatureAlgorithm algorithm) {
            return !algorithm.keyType().equals("RSA");
        }
    },
    /** Amazon Corretto Crypto Provider. */
    ACCP {
        @Override
        Optional<Provider> provider() {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            return Optional.of(AmazonCorrettoCryptoProvider.INSTANCE);
        }

        @Override
        SignatureChecks checks() {
            return SignatureChecks.fastest();
        }
    };

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    /** The provider to be named; nothing for the one that the platform chooses. */
    abstract Optional<Provider> provider();

    abstract SignatureChecks checks();

    boolean isMeasuredAt(SignatureAlgorithm algorithm) {
        return true;
    }
}
