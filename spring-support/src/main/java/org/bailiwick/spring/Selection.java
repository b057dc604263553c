package org.bailiwick.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bailiwick.domain.Eviction;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;
import org.jspecify.annotations.Nullable;

/** What an operator has selected to be forgotten, as it came. Complaints name fields, and repeat no subject and no hash. */
record Selection(
        @Nullable String subject,
        @Nullable String issuer,
        @Nullable String tokenHash,
        @Nullable String domain) {
    private static final String EXPECTED = " (expected: exactly one of subject, tokenHash, domain)";

    /** @throws IllegalArgumentException when it selects nothing, several things, or what cannot be */
    Eviction eviction() {
        List<Eviction> evictions = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        if (subject != null) {
            fields.add("subject");
            evictions.add(ofSubject(subject));
        }
        if (tokenHash != null) {
            fields.add("tokenHash");
            evictions.add(ofToken(tokenHash));
        }
        if (domain != null) {
            fields.add("domain");
            evictions.add(new Eviction.OfDomain(domain));
        }
        if (fields.size() != 1) {
            throw new IllegalArgumentException(
                    "selected: " + (fields.isEmpty() ? "nothing" : String.join(", ", fields)) + EXPECTED);
        }
        if (issuer != null && subject == null) {
            throw new IllegalArgumentException("issuer: with " + fields.get(0) + " (expected: with subject alone)");
        }
        return evictions.get(0);
    }

    private Eviction ofSubject(String selected) {
        if (selected.isEmpty()) {
            throw new IllegalArgumentException("subject: \"\" (expected: the exact sub of the tokens)");
        }
        return new Eviction.OfSubject(selected, Optional.ofNullable(issuer).map(Issuer::new));
    }

    private static Eviction ofToken(String selected) {
        return TokenHash.parse(selected)
                .map(Eviction.OfToken::new)
                .orElseThrow(() -> new IllegalArgumentException("tokenHash: " + selected.length()
                        + " characters (expected: a token's whole SHA-256, 64 hexadecimal digits or 43 characters of"
                        + " base64url)"));
    }

    /** The fields alone. */
    @Override
    public String toString() {
        return "Selection[hidden]";
    }
}
