package org.bailiwick.client;

import org.bailiwick.request.FieldNames;

/** The fields in which a caller's credentials come, none of which goes on to the next service (RD-7, IC-11). */
public final class Credentials {
    private static final FieldNames FIELDS = FieldNames.of(
            "Authorization",
            "DPoP",
            "Proxy-Authorization",
            "Txn-Token",
            "Cookie",
            "Client-Cert",
            "Client-Cert-Chain",
            "SSL-Client-*",
            "X-Client-Cert*",
            "X-Forwarded-Client-Cert",
            "X-SSL-*",
            "X-Tls-Client-*");

    private Credentials() {}

    /** Whether the field is one of them. */
    public static boolean isOne(String field) {
        return FIELDS.contains(field);
    }
}
