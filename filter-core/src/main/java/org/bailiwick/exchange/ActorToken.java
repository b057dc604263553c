package org.bailiwick.exchange;

import java.util.Objects;

/**
 * A token of whoever acts for the caller.
 *
 * @param token the token
 * @param type what it is, a type of RFC 8693 section 3
 * @param remembered whether it was got earlier, so that another may be better
 */
record ActorToken(String token, String type, boolean remembered) {
    ActorToken {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(type, "type");
    }

    @Override
    public String toString() {
        return "ActorToken[hidden]";
    }
}
