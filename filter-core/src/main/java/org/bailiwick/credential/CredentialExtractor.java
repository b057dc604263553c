package org.bailiwick.credential;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bailiwick.event.Reason;
import org.bailiwick.request.InboundRequest;

/**
 * Finds the credential in the {@code Authorization} field, and nowhere else: a token in the body (BT-3) or in the query
 * (BT-4) is never used. Two fields count as two credentials, and so do a field and a token in the query (BT-5).
 */
public final class CredentialExtractor {
    private static final String SCHEME = "Bearer";
    private static final String QUERY_PARAMETER = "access_token";

    private final int longest;
    private final boolean refuseQueryToken;

    /**
     * An extractor with the given strictness.
     *
     * @param longest the longest token that is looked at, in characters
     * @param refuseQueryToken whether a token in the query alone makes the request malformed; otherwise it is no credential
     */
    public CredentialExtractor(int longest, boolean refuseQueryToken) {
        this.longest = longest;
        this.refuseQueryToken = refuseQueryToken;
    }

    public Extraction extract(InboundRequest request) {
        List<String> fields = request.headers("Authorization");
        boolean inQuery = hasQueryToken(request.rawQuery());
        if (fields.isEmpty()) {
            return inQuery && refuseQueryToken
                    ? new Extraction.Refused(Reason.CREDENTIAL_IN_QUERY)
                    : new Extraction.Absent(Reason.CREDENTIAL_MISSING);
        }
        if (fields.size() > 1 || inQuery) {
            return new Extraction.Refused(Reason.CREDENTIAL_DUPLICATED);
        }
        return ofField(fields.get(0));
    }

    private Extraction ofField(String field) {
        int space = field.indexOf(' ');
        String scheme = space < 0 ? field : field.substring(0, space);
        if (!scheme.equalsIgnoreCase(SCHEME)) {
            return isToken(scheme)
                    ? new Extraction.Absent(Reason.SCHEME_UNSUPPORTED)
                    : new Extraction.Refused(Reason.CREDENTIAL_MALFORMED);
        }
        int from = space;
        while (from >= 0 && from < field.length() && field.charAt(from) == ' ') {
            from++;
        }
        if (from < 0 || field.length() - from > longest) {
            return new Extraction.Refused(from < 0 ? Reason.CREDENTIAL_MALFORMED : Reason.CREDENTIAL_TOO_LONG);
        }
        String token = field.substring(from);
        return isB64token(token)
                ? new Extraction.Found(new Credential.Bearer(token))
                : new Extraction.Refused(Reason.CREDENTIAL_MALFORMED);
    }

    /** BT-2: {@code 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="}. */
    private static boolean isB64token(String text) {
        // What is not Latin-1 becomes a question mark, which is not in the set.
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        int end = octets.length;
        while (end > 0 && octets[end - 1] == '=') {
            end--;
        }
        return end > 0 && B64token.areAll(octets, end);
    }

    /** RFC 9110 section 5.6.2. */
    private static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isAlphanumeric(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean hasQueryToken(String query) {
        for (int from = 0; from < query.length(); ) {
            int ampersand = query.indexOf('&', from);
            int to = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', from);
            int nameEnd = equals < 0 || equals > to ? to : equals;
            if (isQueryParameter(query.substring(from, nameEnd))) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static boolean isQueryParameter(String name) {
        if (name.indexOf('%') < 0) {
            return name.equals(QUERY_PARAMETER);
        }
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).equals(QUERY_PARAMETER);
        } catch (IllegalArgumentException brokenEscape) {
            return false;
        }
    }
}
