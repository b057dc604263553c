package org.bailiwick.testkit.asid;

import java.util.List;

/** The endpoints of an authority of sessions; its key set is one of {@link SessionAuthority#keys}. */
public enum AsidEndpoint {
    /** What the authority says of itself. */
    METADATA("/.well-known/asid-authority", "GET"),
    /** Handshake ticket in, redirect ticket out. */
    HANDSHAKE("/asid/handshake", "POST"),
    /** The page behind {@code a_url}: GET shows the form, POST decides. */
    LOGIN("/asid/login", "GET POST"),
    /** Result request ticket in, result ticket out. */
    RESULT("/asid/result", "POST"),
    /** Refresh ticket in, refresh result ticket out. */
    REFRESH("/asid/refresh", "POST"),
    /** A resource server asks about an A_SID. */
    VERIFY("/asid/verify", "POST"),
    /** A consumer ends a session. */
    REVOKE("/asid/revoke", "POST");

    private final String path;
    private final String methods;

    AsidEndpoint(String path, String methods) {
        this.path = path;
        this.methods = methods;
    }

    /** Where the endpoint is, below the authority's identifier. */
    public String path() {
        return path;
    }

    List<String> methods() {
        return List.of(methods.split(" "));
    }
}
