package org.bailiwick.testkit.browser;

import java.net.URI;
import java.util.Locale;

/** What URLs have in common, as browsers see it. */
final class Site {
    private static final String ADDRESS = "[0-9.]+|\\[.*\\]";

    private Site() {}

    /** Scheme, host, and the port where it is not the scheme's. */
    static String origin(URI url) {
        boolean usual = url.getPort() == -1 || url.getPort() == (scheme(url).equals("https") ? 443 : 80);
        return scheme(url) + "://" + host(url) + (usual ? "" : ":" + url.getPort());
    }

    static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    private static String scheme(URI url) {
        return url.getScheme().toLowerCase(Locale.ROOT);
    }

    static boolean isSameOrigin(URI one, URI other) {
        return origin(one).equals(origin(other));
    }

    /** Of one scheme and one registrable domain; here the last two labels of a name, as the list of public suffixes is not known. */
    static boolean isSameSite(URI one, URI other) {
        return scheme(one).equals(scheme(other)) && registrable(host(one)).equals(registrable(host(other)));
    }

    private static String registrable(String host) {
        if (host.matches(ADDRESS)) {
            return host;
        }
        int last = host.lastIndexOf('.');
        int second = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        return host.substring(second + 1);
    }

    static boolean isAddress(String host) {
        return host.matches(ADDRESS);
    }

    /** Whether nobody on the way can read along: https, or this machine. */
    static boolean isTrustworthy(URI url) {
        String host = host(url);
        return scheme(url).equals("https")
                || host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
