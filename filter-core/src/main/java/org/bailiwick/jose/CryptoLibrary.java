package org.bailiwick.jose;

import java.security.Provider;
import java.util.Optional;
import org.bailiwick.keys.SignatureAlgorithm;

/** An optional library with signatures faster than the platform's, used when it is on the class path. The fastest is first. */
enum CryptoLibrary {
    /** Amazon Corretto Crypto Provider: native, for some operating systems and processors. */
    CORRETTO("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider") {
        @Override
        Provider opened(Class<?> type) throws ReflectiveOperationException {
            Object provider = type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            return (Provider) provider;
        }

        @Override
        boolean isFasterAt(SignatureAlgorithm algorithm) {
            return true;
        }
    },
    /** Bouncy Castle: pure Java, everywhere. Its RSA is no faster than the platform's. */
    BOUNCY_CASTLE("org.bouncycastle.jce.provider.BouncyCastleProvider") {
        @Override
        Provider opened(Class<?> type) throws ReflectiveOperationException {
            return (Provider) type.getConstructor().newInstance();
        }

        @Override
        boolean isFasterAt(SignatureAlgorithm algorithm) {
            return !algorithm.keyType().equals("RSA");
        }
    };

    private final String className;

    CryptoLibrary(String className) {
        this.className = className;
    }

    abstract Provider opened(Class<?> type) throws ReflectiveOperationException;

    /** Whether it is faster than the platform at an algorithm. */
    abstract boolean isFasterAt(SignatureAlgorithm algorithm);

    /**
     * Its provider, not installed anywhere; nothing when it is absent, cannot be loaded, or is not sound: it fails its self
     * tests, or gets one of the {@linkplain KnownSignature known signatures} wrong.
     */
    Optional<Provider> ifSound() {
        return ifSound(className);
    }

    /** An application may bring any version of a library, so nothing that it does when tried may stop the start. */
    Optional<Provider> ifSound(String className) {
        try {
            Class<?> type = Class.forName(className, true, CryptoLibrary.class.getClassLoader());
            return Optional.of(opened(type)).filter(KnownSignature::areAllJudgedRightBy);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException absentOrUnsound) {
            return Optional.empty();
        }
    }
}
