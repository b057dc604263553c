package org.bailiwick.login;

import java.util.regex.Pattern;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.RequestPath;

/**
 * What a browser has asked for and gets after the login. It comes from the request line alone, is a path in normal form, and is only
 * ever appended to the external URL: it leads nowhere else.
 */
final class Target {
    static final String ROOT = "/";

    /** Three of that length fit into a cookie. */
    private static final int LONGEST = 600;

    /** What URLs consist of, and what browsers leave as it is beside that; nothing that JSON or a header field would change. */
    private static final Pattern QUERY = Pattern.compile("[!$-;=?-\\[\\]-~]*");

    private Target() {}

    /** The path with the query; the path alone, or else the root, where that is too long or has other characters. */
    static String of(InboundRequest request) {
        String path = request.rawPath();
        String query = request.rawQuery();
        if (path.length() > LONGEST || RequestPath.of(path).isEmpty()) {
            return ROOT;
        }
        boolean fits = path.length() + 1 + query.length() <= LONGEST;
        return query.isEmpty() || !fits || !QUERY.matcher(query).matches() ? path : path + "?" + query;
    }
}
