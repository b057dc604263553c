package org.bailiwick.token;

import java.util.List;
import java.util.Objects;

/**
 * Who acts for the subject (RFC 8693 section 4.1): the acting party itself and, as history that nothing is decided on
 * (TE-1), who acted before it, nearest first. Prints nobody.
 *
 * @param subject the {@code sub} of the outermost {@code act}
 * @param before the subjects of the nested {@code act} claims, nearest first
 */
public record Actor(String subject, List<String> before) {
    public Actor {
        Objects.requireNonNull(subject, "subject");
        before = List.copyOf(before);
    }

    @Override
    public String toString() {
        return "Actor[hidden]";
    }
}
