package org.bailiwick.testkit.conformance;

import java.net.URI;
import java.util.Locale;

/** A domain where people log in: one keeps logins in memory, the other in their cookies. */
enum Door {
    MEMORY("memory", "/login"),
    /** Its endpoints are where a rule makes everything public. */
    SEALED("cookie", "/public");

    /** Where a browser goes after a logout; public. */
    static final String AFTER_LOGOUT = "/public/bye";

    private final String keep;
    private final String endpoints;

    Door(String keep, String endpoints) {
        this.keep = keep;
        this.endpoints = endpoints;
    }

    /** The domain's name. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code keep}. */
    String keep() {
        return keep;
    }

    /** A path of this domain's rules. */
    String path(String rest) {
        return "/" + title() + rest;
    }

    /** The same as a browser's address. */
    URI url(String rest) {
        return at(path(rest));
    }

    String callback() {
        return endpoints + "/" + title() + "/callback";
    }

    String logout() {
        return endpoints + "/" + title() + "/logout";
    }

    /** The name of the cookie that is somebody's login. */
    String cookie() {
        return "__Host-bailiwick." + title();
    }

    /** The name of the cookie that holds the logins that are begun. */
    String pending() {
        return "__Host-bailiwick-login." + title();
    }

    /** The other one. */
    Door other() {
        return this == MEMORY ? SEALED : MEMORY;
    }

    static URI at(String target) {
        return URI.create(Configurations.RESOURCE + target);
    }
}
