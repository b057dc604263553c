package org.bailiwick.federation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an asker is told of a token. Prints nothing of it.
 *
 * @param members the document
 * @param holds for how long it may be remembered
 */
record Told(Map<String, Object> members, Duration holds) {
    Told {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        Objects.requireNonNull(holds, "holds");
    }

    /** That the token is not one that is good here, and no more than that (IN-10). */
    static Told inactive(Duration holds) {
        return new Told(Map.of("active", false), holds);
    }

    @Override
    public String toString() {
        return "Told[hidden]";
    }
}
