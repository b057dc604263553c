package org.bailiwick.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bailiwick.keys.SignatureAlgorithm;

/** The {@code alg} names that can be chosen, and why the others cannot. */
final class AlgorithmName {
    private static final List<String> NAMES =
            Arrays.stream(SignatureAlgorithm.values()).map(Enum::name).toList();
    private static final String IN_WORDS = "one of " + String.join(", ", NAMES);

    static final Kind<SignatureAlgorithm> KIND = Scalar.text(IN_WORDS, Schemas.oneOf(NAMES), AlgorithmName::algorithm);

    private AlgorithmName() {}

    private static Optional<SignatureAlgorithm> algorithm(String name) {
        if (name.equals("none")) {
            throw refused(name, "a token without a signature can be written by anybody");
        }
        if (name.matches("HS[0-9]+")) {
            throw refused(name, "whoever can check an HMAC can also make one");
        }
        return SignatureAlgorithm.named(name);
    }

    private static IllegalArgumentException refused(String name, String reason) {
        return new IllegalArgumentException(name + ", but " + reason + " (expected: " + IN_WORDS + ")");
    }
}
