package org.bailiwick.request;

/** The fields of a request that its sender is known by; none of them goes on to the next service (RD-7, IC-11, AS-13). */
public final class CredentialFields {
    private static final FieldNames TOKENS = FieldNames.of("Authorization", "DPoP", "Proxy-Authorization", "Txn-Token");
    private static final FieldNames SESSIONS = FieldNames.of("A-SID", "A-Ticket", "A-UID");
    private static final FieldNames FURTHER = FieldNames.of(
            "Cookie",
            "Client-Cert",
            "Client-Cert-Chain",
            "SSL-Client-*",
            "X-Client-Cert*",
            "X-Forwarded-Client-Cert",
            "X-SSL-*",
            "X-Tls-Client-*");

    private CredentialFields() {}

    /** Whether the field carries tokens or the like, or proofs that belong to them. */
    public static boolean isOfTokens(String name) {
        return TOKENS.contains(name);
    }

    /** Whether the field carries a session, or what belongs to one; where nobody has sessions, the names may mean anything. */
    public static boolean isOfSessions(String name) {
        return SESSIONS.contains(name);
    }

    /** Whether the field carries a cookie, or what a proxy says of a client's certificate. */
    public static boolean isFurther(String name) {
        return FURTHER.contains(name);
    }

    /** Whether the field is any of them. */
    public static boolean isAny(String name) {
        return isOfTokens(name) || isOfSessions(name) || isFurther(name);
    }
}
