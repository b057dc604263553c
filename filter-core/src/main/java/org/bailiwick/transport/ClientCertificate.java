package org.bailiwick.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.bailiwick.token.Secret;
import org.jspecify.annotations.Nullable;

/** TLS in which we, too, show a certificate. */
final class ClientCertificate {
    private ClientCertificate() {}

    /** @param trust whose certificates are believed; null for those that the JVM believes */
    static SSLContext of(Path file, Secret password, TrustManager @Nullable [] trust) {
        char[] characters = password.reveal().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (var octets = Files.newInputStream(file)) {
                store.load(octets, characters);
            }
            requireKey(file, store);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, characters);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust, null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw unusable(file, "it cannot be read with its password");
        }
    }

    private static void requireKey(Path file, KeyStore store) throws GeneralSecurityException {
        int keys = 0;
        for (String alias : Collections.list(store.aliases())) {
            keys += store.isKeyEntry(alias) ? 1 : 0;
        }
        if (keys != 1) {
            throw unusable(file, "private keys: " + keys);
        }
    }

    private static IllegalArgumentException unusable(Path file, String found) {
        return new IllegalArgumentException(
                "key store: " + file + ": " + found + " (expected: a PKCS#12 file with one private key)");
    }
}
