package org.bailiwick.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keys by their {@code kid} alone, and a document format that is only a list of them: {@code kids a b c}. */
final class TestKeys {
    private static final PublicKey KEY = generate();
    private static final String MARK = "kids";

    /** Reads {@code kids a b c}; everything else is no key set. */
    static final KeyReader READER = document -> {
        List<String> words = List.of(new String(document, StandardCharsets.UTF_8).split(" "));
        return words.get(0).equals(MARK)
                ? new KeyFetch.Fetched(set(words.subList(1, words.size()).toArray(String[]::new)))
                : new KeyFetch.Invalid("document: something else (expected: kids)");
    };

    private TestKeys() {}

    static VerificationKey key(String kid) {
        return key(kid, SignatureAlgorithm.ES256);
    }

    static VerificationKey key(String kid, SignatureAlgorithm algorithm) {
        return new VerificationKey(kid, algorithm, "thumbprint of " + kid, KEY);
    }

    static KeySet set(String... kids) {
        return new KeySet(Arrays.stream(kids).map(TestKeys::key).toList(), List.of());
    }

    static KeyFetch fetched(String... kids) {
        return new KeyFetch.Fetched(set(kids));
    }

    static Optional<String> kid(String kid) {
        return Optional.of(kid);
    }

    private static PublicKey generate() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        } catch (GeneralSecurityException noSuchAlgorithm) {
            throw new IllegalStateException(noSuchAlgorithm);
        }
    }
}
