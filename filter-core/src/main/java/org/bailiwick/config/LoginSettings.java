package org.bailiwick.config;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bailiwick.token.Secret;

/**
 * How people are logged in at an authority of sessions, where we are a consumer of it.
 *
 * @param consumer who we are there, {@code c_id}, and our secret; by {@code client_secret_basic} or {@code client_secret_post}
 * @param callback the path below the external URL that browsers come back to: both together are {@code c_url}
 * @param logout the path below the external URL where a login is ended
 * @param afterLogout the path below the external URL where a browser goes then
 * @param grants the roles that are asked for, {@code c_grant}
 * @param scopes the pieces of information that are asked for, {@code c_scope}
 * @param keep where what is known of a login is kept
 * @param cookieKeys what cookies are sealed with, 256 bits each as base64url: the first seals, all open. None: made at start
 * @param sessions how many logins are kept in memory; the one that was used longest ago goes first
 * @param refreshBefore how long before its end an A_SID is traded for a new one (CS-5)
 * @param window how long a person has to log in
 * @param withoutCode whether the authority is of the seed's form, whose callback brings no {@code a_code}
 */
public record LoginSettings(
        ClientSettings consumer,
        String callback,
        String logout,
        String afterLogout,
        Set<String> grants,
        Set<String> scopes,
        Keep keep,
        List<Secret> cookieKeys,
        int sessions,
        Duration refreshBefore,
        Duration window,
        boolean withoutCode) {
    public LoginSettings {
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(callback, "callback");
        Objects.requireNonNull(logout, "logout");
        Objects.requireNonNull(afterLogout, "afterLogout");
        grants = Set.copyOf(grants);
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(keep, "keep");
        cookieKeys = List.copyOf(cookieKeys);
        Objects.requireNonNull(refreshBefore, "refreshBefore");
        Objects.requireNonNull(window, "window");
        if (keep == Keep.COOKIE && cookieKeys.isEmpty()) {
            throw new IllegalArgumentException("cookieKeys: none (expected: some, as logins are kept in cookies)");
        }
    }

    /** Where what is known of a login is kept. */
    public enum Keep {
        /** Here; the cookie says nothing but which one it is. */
        MEMORY,
        /** In the cookie, sealed. */
        COOKIE
    }
}
