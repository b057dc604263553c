package org.bailiwick.jose;

import java.security.Provider;
import java.util.Optional;

/** Amazon Corretto Crypto Provider, an optional library: used when it is on the class path and its self tests pass. */
final class CorrettoProvider {
    private static final String CLASS = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private CorrettoProvider() {}

    /** The provider, not installed anywhere; nothing when it is absent, cannot load its native part, or is not sound. */
    static Optional<Provider> ifHealthy() {
        return ifHealthy(CLASS);
    }

    static Optional<Provider> ifHealthy(String className) {
        try {
            Class<?> type = Class.forName(className, true, CorrettoProvider.class.getClassLoader());
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            type.getMethod("assertHealthy").invoke(provider);
            return Optional.ofNullable(provider);
        } catch (ReflectiveOperationException | LinkageError absentOrUnsound) {
            return Optional.empty();
        }
    }
}
