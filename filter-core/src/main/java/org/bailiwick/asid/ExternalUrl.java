package org.bailiwick.asid;

import java.net.URI;
import java.util.Locale;

/**
 * The URL under which clients reach the resource, as the file gives it and no request does (AS-4). A client signs it with the
 * scheme and the host in lower case and without the scheme's own port.
 *
 * <p>So a proof that was made for another scheme, host or prefix fits nothing here, and what the request says of these, in {@code
 * Host}, {@code :authority} or forwarding fields, is neither believed nor compared: it cannot change what is decided. A proxy may
 * write another host there, and whoever has such a request may do so; an application that acts by the host is to look at what its
 * proxy vouches for, as without a gate. One resource has one such URL; where the same service answers under several hosts, each that is
 * to take sessions wants a gate of its own.
 */
public final class ExternalUrl {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final String origin;
    private final String base;

    /** @param url an absolute URL; a query of it means nothing */
    public ExternalUrl(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? HTTPS : HTTP);
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        this.origin = scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + url.getPort());
        this.base = origin + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /**
     * What the client has asked for.
     *
     * @param target the path below this URL, and the query after a question mark
     */
    public String of(String target) {
        return base + target;
    }

    /** Its origin, as browsers write it in {@code Origin} (RFC 6454 section 6.2). */
    public String origin() {
        return origin;
    }
}
