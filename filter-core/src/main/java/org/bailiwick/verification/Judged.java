package org.bailiwick.verification;

import java.util.Objects;

/**
 * What a domain says of a token, and what the saying rests on.
 *
 * @param verification the saying
 * @param basis for how long it may be remembered
 */
public record Judged(Verification verification, Basis basis) {
    public Judged {
        Objects.requireNonNull(verification, "verification");
        Objects.requireNonNull(basis, "basis");
    }
}
