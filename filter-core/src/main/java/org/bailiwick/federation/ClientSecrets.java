package org.bailiwick.federation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.FederationSettings.Asker;
import org.bailiwick.token.Secret;

/** The secrets of clients, kept as hashes. How long a comparison takes tells neither how much is right nor who is known. */
final class ClientSecrets {
    private static final int HASH_LENGTH = 32;

    private final Map<String, byte[]> hashes = new HashMap<>();
    private final byte[] nobodys = new byte[HASH_LENGTH];

    ClientSecrets(List<Asker> clients) {
        new SecureRandom().nextBytes(nobodys);
        clients.forEach(client -> client.secret().ifPresent(secret -> hashes.put(client.id(), hash(secret))));
    }

    /** Whether the secret is that client's. */
    boolean match(ClientProof.Shared proof) {
        byte[] expected = hashes.getOrDefault(proof.clientId(), nobodys);
        return MessageDigest.isEqual(expected, hash(proof.secret())) && hashes.containsKey(proof.clientId());
    }

    private static byte[] hash(Secret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
