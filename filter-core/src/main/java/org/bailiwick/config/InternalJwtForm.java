package org.bailiwick.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bailiwick.config.InternalJwtSettings.Keys;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;

/** The keys under {@code internal-jwt}. */
final class InternalJwtForm {
    static final Key<URI> ISSUER = Key.optional(
            "issuer", Url.WITHOUT_QUERY, "`resource`", "In whose name the tokens are issued: their `iss`.");
    static final Key<String> PATH = Key.withDefault(
            "path",
            ServedPath.like("/.well-known/jwks.json", path -> true),
            "/.well-known/jwks.json",
            "Where the public keys are served. A rule for that path does no harm: everybody may read them.");
    static final Key<List<Located<Path>>> KEY_FILES = Key.optional(
            "key-files",
            ListOf.some(new FileName()),
            "keys are generated, and never leave the process",
            "Private JWKs, each in a file of its own: the first one signs, all are published.");
    static final Key<SignatureAlgorithm> ALGORITHM = Key.withDefault(
            "algorithm",
            AlgorithmName.KIND,
            "ES256",
            "The algorithm of generated keys: ES256, ES384, ES512 or Ed25519. RSA keys take too long to be made beside requests; give them in `key-files`.");
    static final Key<Duration> ROTATE_AFTER = Key.withDefault(
            "rotate-after",
            Quantities.duration("1h", "720h"),
            "24h",
            "How long a generated key signs before the next one does; it stays published while its tokens are valid.");

    static final Form FORM = Form.of(ISSUER, PATH, KEY_FILES, ALGORITHM, ROTATE_AFTER);

    private InternalJwtForm() {}

    static void check(Fields fields, Reading reading) {
        if (fields.has(KEY_FILES)) {
            Stream.of(ALGORITHM, ROTATE_AFTER)
                    .filter(fields::has)
                    .forEach(key -> reading.unexpected(fields.place(key), "not both key-files and " + key.name()));
        } else if (fields.find(ALGORITHM).filter(InternalJwtForm::isSlowToMake).isPresent()) {
            reading.unexpected(fields.place(ALGORITHM), "one whose keys are made at once, or key-files");
        }
    }

    /** An RSA key takes a good part of a second, on the thread of whoever comes when the next one is due. */
    private static boolean isSlowToMake(SignatureAlgorithm algorithm) {
        return algorithm.keyType().equals("RSA");
    }

    static InternalJwtSettings build(Fields fields, URI resource) {
        Keys keys = fields.find(KEY_FILES)
                .<Keys>map(files -> new Keys.InFiles(Located.values(files)))
                .orElseGet(() -> new Keys.Generated(fields.get(ALGORITHM), fields.get(ROTATE_AFTER)));
        return new InternalJwtSettings(
                new Issuer(fields.find(ISSUER).orElse(resource).toString()), fields.get(PATH), keys);
    }
}
