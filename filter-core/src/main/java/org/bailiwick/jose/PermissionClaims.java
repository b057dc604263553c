package org.bailiwick.jose;

import java.util.List;
import java.util.Objects;

/**
 * The claims in which an issuer says what its tokens permit (AT-9).
 *
 * @param scopes the claim that holds scopes, as a space-separated text or an array (TE-4)
 * @param grants claims whose texts are grants; a dot leads into an object
 */
public record PermissionClaims(String scopes, List<String> grants) {
    public PermissionClaims {
        Objects.requireNonNull(scopes, "scopes");
        grants = List.copyOf(grants);
    }
}
