package org.bailiwick.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bailiwick.config.FederationSettings.Asker;
import org.bailiwick.token.Secret;

/** The keys by which somebody who asks the federation endpoint proves who it is: exactly one of them. */
final class AskerForm {
    /** Client ids, as names of a map. */
    static final Naming CLIENT_ID =
            Naming.matching("CLIENT", "a client id of printable ASCII without space and colon", "[!-9;-~]+");

    static final Key<Secret> SECRET = Key.optional(
            "secret",
            new SecretText(),
            "one of the three is required",
            "The secret it gives (`client_secret_basic`, `client_secret_post`).");
    static final Key<Path> JWKS_FILE = Key.optional(
            "jwks-file",
            new FileName(),
            "one of the three is required",
            "A file that holds the public keys of its assertions (`private_key_jwt`).");
    static final Key<URI> JWKS_URI =
            Key.optional("jwks-uri", Url.ANY, "one of the three is required", "Where these keys are published.");

    private static final List<Key<?>> PROOFS = List.of(SECRET, JWKS_FILE, JWKS_URI);

    /** An asker of which nothing more is said. */
    static final Form FORM = with();

    private AskerForm() {}

    /** A form of these keys and those of an asker. */
    static Form with(Key<?>... further) {
        return Form.of(Stream.concat(PROOFS.stream(), Stream.of(further)).toArray(Key<?>[]::new));
    }

    static void check(Fields fields, Reading reading) {
        if (!fields.isMap()) {
            return;
        }
        List<Key<?>> there = PROOFS.stream().filter(fields::has).toList();
        if (there.isEmpty()) {
            reading.report(fields.place(), "no way to prove who it is (expected: secret, jwks-file or jwks-uri)");
        }
        there.stream()
                .skip(1)
                .forEach(key -> reading.report(
                        fields.place(key),
                        "a second way to prove who it is (expected: one, and there is "
                                + there.get(0).name() + ")"));
    }

    static Asker build(String id, Fields fields) {
        return new Asker(id, fields.find(SECRET), fields.find(JWKS_FILE), fields.find(JWKS_URI));
    }
}
