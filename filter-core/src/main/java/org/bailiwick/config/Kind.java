package org.bailiwick.config;

import java.util.Map;
import java.util.Optional;

/**
 * What may stand after a key. The reader reads by it, and the JSON Schema and the reference in {@code
 * docs/configuration.md} are made from it, so that the three cannot differ.
 *
 * @param <T> what it is read into
 */
interface Kind<T> {
    /** The value written at the place, or nothing: then what is wrong with it has been reported. */
    Optional<T> read(Place place, Reading reading);

    /** What is expected, for people. */
    String inWords();

    /** What is expected, as a JSON Schema (draft 2020-12). */
    Map<String, Object> schema();

    /** Whether what is written there may be a secret, so that no message shows it. */
    default boolean isSecret() {
        return false;
    }

    /** The forms inside it, by what is put behind a key's name to get there; none for most kinds. */
    default Map<String, Form> forms() {
        return Map.of();
    }
}
