package org.bailiwick.config;

import java.nio.file.Path;
import org.bailiwick.config.FederationSettings.Signing;
import org.bailiwick.keys.SignatureAlgorithm;

/** The keys under {@code signing} of the federation. */
final class SigningForm {
    static final Key<Path> KEY_FILE =
            Key.required("key-file", new FileName(), "A private JWK; the answers are signed with it.");
    static final Key<SignatureAlgorithm> ALGORITHM =
            Key.required("algorithm", AlgorithmName.KIND, "The algorithm that the key is for.");

    static final Form FORM = Form.of(KEY_FILE, ALGORITHM);

    private SigningForm() {}

    static Signing build(Fields fields) {
        return new Signing(fields.get(KEY_FILE), fields.get(ALGORITHM));
    }
}
