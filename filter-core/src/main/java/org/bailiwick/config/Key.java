package org.bailiwick.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One key of the file, and all there is to know of it: its name, kind and bounds, default and meaning.
 *
 * @param name how it is written
 * @param kind what may stand after it
 * @param required whether the file must have it
 * @param requiredWithout the key in whose absence the file must have it, if there is such a key
 * @param otherwise what holds when it is not there, for people
 * @param fallback the value when it is not there, if that is a value
 * @param meaning what it is for, in a sentence
 */
record Key<T>(
        String name,
        Kind<T> kind,
        boolean required,
        Optional<String> requiredWithout,
        String otherwise,
        Optional<T> fallback,
        String meaning) {

    /** A key that must be there. */
    static <T> Key<T> required(String name, Kind<T> kind, String meaning) {
        return new Key<>(name, kind, true, Optional.empty(), "required", Optional.empty(), meaning);
    }

    /** A key whose default is written as it would be in the file; the kind reads it, so that it is within the bounds. */
    static <T> Key<T> withDefault(String name, Kind<T> kind, String written, String meaning) {
        Reading reading = new Reading("default of " + name, Surroundings.of(Path.of("")));
        Optional<T> value = YamlText.read(written, reading).flatMap(place -> kind.read(place, reading));
        if (!reading.problems().isEmpty()) {
            throw new ConfigurationException(reading.problems());
        }
        return new Key<>(name, kind, false, Optional.empty(), "`" + written + "`", value, meaning);
    }

    /** A key that may be left out, and what holds then. */
    static <T> Key<T> optional(String name, Kind<T> kind, String otherwise, String meaning) {
        return new Key<>(name, kind, false, Optional.empty(), otherwise, Optional.empty(), meaning);
    }

    /** This key, with its default only beside another one; without that, it must be there. */
    Key<T> requiredWithout(String other) {
        String either = otherwise + " with `" + other + "`, else required";
        return new Key<>(name, kind, false, Optional.of(other), either, fallback, meaning);
    }
}
