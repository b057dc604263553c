package org.bailiwick.credential;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.bailiwick.event.Reason;
import org.bailiwick.request.FieldNames;
import org.bailiwick.request.InboundRequest;

/**
 * Finds the credential in the {@code Authorization} field, and nowhere else: a token in the body (BT-3) or in the query
 * (BT-4) is never used. Two fields count as two credentials, and so do a field and a token in the query (BT-5).
 *
 * <p>Where sessions are taken, and there alone, the fields that belong to one are looked at too, and refused without the scheme they belong to;
 * and so is a request that has a session in its query, whatever else it carries (AS-1, AS-2).
 */
public final class CredentialExtractor {
    private static final String BEARER = "Bearer";
    private static final String ASID = "ASID";
    private static final String BASIC = "Basic";
    private static final Predicate<String> TOKEN_IN_QUERY = "access_token"::equals;
    private static final Predicate<String> SESSION_IN_QUERY = FieldNames.of("a_sid")::contains;

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

    /**
     * The request's credential.
     *
     * @param sessions whether sessions are taken here; otherwise their scheme is unknown and their fields mean nothing
     */
    public Extraction extract(InboundRequest request, boolean sessions) {
        List<String> fields = request.headers("Authorization");
        if (sessions && fields.size() < 2) {
            if (hasParameter(request.rawQuery(), SESSION_IN_QUERY)) {
                return new Extraction.Refused(Reason.SESSION_MISPLACED);
            }
            SessionReader reader = new SessionReader(longest, request);
            String scheme = fields.isEmpty() ? "" : schemeOf(fields.get(0));
            boolean ofSecret = scheme.equalsIgnoreCase(BASIC) && reader.hasFields();
            if (ofSecret || scheme.equalsIgnoreCase(ASID)) {
                return ofSession(fields.get(0), reader, ofSecret);
            }
            if (reader.hasFields()) {
                return new Extraction.Refused(Reason.SESSION_FIELDS_STRAY);
            }
        }
        return ofBearer(request, fields);
    }

    private Extraction ofSession(String field, SessionReader reader, boolean ofSecret) {
        int from = valueFrom(field);
        if (from < 0 || field.length() - from > longest) {
            return new Extraction.Refused(from < 0 ? Reason.CREDENTIAL_MALFORMED : Reason.CREDENTIAL_TOO_LONG);
        }
        String value = field.substring(from);
        return ofSecret ? reader.ofBasic(value) : reader.ofParameters(value);
    }

    private Extraction ofBearer(InboundRequest request, List<String> fields) {
        boolean inQuery = hasParameter(request.rawQuery(), TOKEN_IN_QUERY);
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
        String scheme = schemeOf(field);
        if (!scheme.equalsIgnoreCase(BEARER)) {
            return isToken(scheme)
                    ? new Extraction.Absent(Reason.SCHEME_UNSUPPORTED)
                    : new Extraction.Refused(Reason.CREDENTIAL_MALFORMED);
        }
        int from = valueFrom(field);
        if (from < 0 || field.length() - from > longest) {
            return new Extraction.Refused(from < 0 ? Reason.CREDENTIAL_MALFORMED : Reason.CREDENTIAL_TOO_LONG);
        }
        String token = field.substring(from);
        return isB64token(token)
                ? new Extraction.Found(new Credential.Bearer(token))
                : new Extraction.Refused(Reason.CREDENTIAL_MALFORMED);
    }

    private static String schemeOf(String field) {
        int space = field.indexOf(' ');
        return space < 0 ? field : field.substring(0, space);
    }

    /** Where what comes after the scheme begins; negative where nothing does. */
    private static int valueFrom(String field) {
        int from = field.indexOf(' ');
        while (from >= 0 && from < field.length() && field.charAt(from) == ' ') {
            from++;
        }
        return from;
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

    private static boolean hasParameter(String query, Predicate<String> sought) {
        for (int from = 0; from < query.length(); ) {
            int ampersand = query.indexOf('&', from);
            int to = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', from);
            int nameEnd = equals < 0 || equals > to ? to : equals;
            if (isParameter(query.substring(from, nameEnd), sought)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static boolean isParameter(String name, Predicate<String> sought) {
        if (name.indexOf('%') < 0) {
            return sought.test(name);
        }
        try {
            return sought.test(URLDecoder.decode(name, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException brokenEscape) {
            return false;
        }
    }
}
