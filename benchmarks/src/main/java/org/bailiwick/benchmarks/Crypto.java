package org.bailiwick.benchmarks;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Optional;
import org.bailiwick.jose.SignatureChecks;

/** Who computes signatures. */
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

    /** The provider to be named; nothing for the one that the platform chooses. */
    abstract Optional<Provider> provider();

    abstract SignatureChecks checks();
}
