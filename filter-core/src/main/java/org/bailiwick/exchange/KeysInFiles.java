package org.bailiwick.exchange;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bailiwick.jose.JwtSigner;

/** Keys that somebody else made and changes: read at the start, and not again. */
final class KeysInFiles implements SigningKeys {
    private static final Duration FRESH_FOR = Duration.ofSeconds(60);

    private final JwtSigner first;
    private final List<Map<String, Object>> published;

    private KeysInFiles(List<JwtSigner> signers) {
        this.first = signers.get(0);
        this.published = signers.stream().map(JwtSigner::publicKey).toList();
    }

    /** The keys in these files, of which there is at least one: the first signs, all are published. */
    static KeysInFiles of(List<Path> files) {
        List<JwtSigner> signers =
                files.stream().map(JwtSigner::ofFile).map(JwtSigner::identified).toList();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < signers.size(); i++) {
            String id = signers.get(i).keyId().orElseThrow();
            if (!ids.add(id)) {
                // Who verifies could not tell them apart, and would have to believe neither.
                throw new IllegalArgumentException(
                        "key file: " + files.get(i) + ": kid: \"" + id + "\" again (expected: distinct ids)");
            }
        }
        return new KeysInFiles(signers);
    }

    @Override
    public JwtSigner current() {
        return first;
    }

    @Override
    public List<Map<String, Object>> published() {
        return published;
    }

    @Override
    public Duration freshFor() {
        return FRESH_FOR;
    }
}
