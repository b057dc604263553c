package org.bailiwick.token;

import java.util.Objects;

/**
 * The identifier of an authority, compared code point by code point and never normalized (RFC 8414 section 4, AM-2).
 *
 * @param value the identifier as its owner spells it; not empty
 */
public record Issuer(String value) {
    public Issuer {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("value: \"\" (expected: an issuer identifier)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
