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

    /**
     * A name that means something at this issuer alone, made one that nothing else can have: an issuer has no fragment, so
     * that the first {@code #} ends it (TBF-7).
     */
    public String qualify(String name) {
        return value + "#" + name;
    }

    /** Whether the name was qualified by this issuer. */
    public boolean hasQualified(String name) {
        return name.length() > value.length() && name.startsWith(value) && name.charAt(value.length()) == '#';
    }

    @Override
    public String toString() {
        return value;
    }
}
