package org.bailiwick.jose;

import java.util.Objects;
import java.util.Optional;
import org.bailiwick.keys.VerificationKey;
import org.bailiwick.verification.Verification;

/**
 * What a domain says of a JWT, and whose signature the saying rests on.
 *
 * @param verification accepted, rejected or unreachable
 * @param key the key the signature was checked with, be the token accepted or not; nothing when none was. What was said
 *     holds only as long as this key is believed
 */
public record Judged(Verification verification, Optional<VerificationKey> key) {
    public Judged {
        Objects.requireNonNull(verification, "verification");
        Objects.requireNonNull(key, "key");
    }
}
