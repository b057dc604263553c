package org.bailiwick.config;

import java.util.Locale;

/** What a gateway tells the application of a caller, each in a header field of its own. */
public enum IdentityField {
    /** Whom the token is about. */
    SUBJECT("Whom the token is about; unique only together with the issuer."),
    /** Who issued the token. */
    ISSUER("Who issued the token."),
    /** The client the token was issued to. */
    CLIENT("The client the token was issued to."),
    /** The token's scopes. */
    SCOPE("The token's scopes."),
    /** The grants that are true. */
    GRANTS("The token's grants (roles, groups, entitlements) that are true."),
    /** The end of the token's life. */
    EXPIRES("When the token ends, in seconds since 1970-01-01T00:00:00Z.");

    private final String meaning;

    IdentityField(String meaning) {
        this.meaning = meaning;
    }

    /** The key in the file. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the header field when the file gives no other. */
    public String defaultName() {
        return "Bailiwick-" + name().charAt(0) + key().substring(1);
    }

    String meaning() {
        return meaning;
    }
}
