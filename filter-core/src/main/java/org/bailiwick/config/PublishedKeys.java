package org.bailiwick.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.DomainSettings.KeyLocation;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;

/** The keys that say by which keys an issuer signs, wherever its signatures are checked. */
final class PublishedKeys {
    static final Key<URI> JWKS_URI =
            Key.optional("jwks-uri", Url.ANY, "discovered", "Where the issuer publishes its keys.");
    static final Key<Path> JWKS_FILE = Key.optional(
            "jwks-file",
            new FileName(),
            "discovered",
            "A file that holds the issuer's keys; not together with `jwks-uri`.");
    static final Key<List<Located<SignatureAlgorithm>>> ALGORITHMS =
            Key.required("algorithms", ListOf.some(AlgorithmName.KIND), "The signature algorithms that are accepted.");
    static final Key<Fields> KEYS =
            Key.withDefault("keys", KeyLifetimesForm.FORM, "{}", "How long its keys are believed.");

    private PublishedKeys() {}

    static void check(Fields fields, Reading reading) {
        if (fields.has(JWKS_URI) && fields.has(JWKS_FILE)) {
            reading.unexpected(fields.place(JWKS_FILE), "not both jwks-uri and jwks-file");
        }
        fields.find(KEYS).ifPresent(keys -> KeyLifetimesForm.check(keys, reading));
    }

    static List<SignatureAlgorithm> algorithms(Fields fields) {
        return Located.values(fields.get(ALGORITHMS));
    }

    static KeyLocation location(Fields fields) {
        Optional<KeyLocation> published = fields.find(JWKS_URI).map(KeyLocation.At::new);
        Optional<KeyLocation> inFile = fields.find(JWKS_FILE).map(KeyLocation.InFile::new);
        return published.or(() -> inFile).orElseGet(KeyLocation.Discovered::new);
    }

    static KeyLifetimes lifetimes(Fields fields) {
        return KeyLifetimesForm.build(fields.get(KEYS));
    }
}
