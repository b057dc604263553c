package org.bailiwick.policy;

import java.util.Map;
import java.util.Optional;

/** The value a claim must have: a text, or the segment that a path variable stands for. */
public sealed interface ClaimValue {
    /** The value for a request with these path variables; nothing when the variable is not there. */
    Optional<String> in(Map<String, String> variables);

    /** Exactly this text. */
    record Exactly(String text) implements ClaimValue {
        @Override
        public Optional<String> in(Map<String, String> variables) {
            return Optional.of(text);
        }

        /** The text may have come from the environment, so it is not shown. */
        @Override
        public String toString() {
            return "Exactly[hidden]";
        }
    }

    /** The decoded segment that the variable of that name stands for. */
    record Variable(String name) implements ClaimValue {
        @Override
        public Optional<String> in(Map<String, String> variables) {
            return Optional.ofNullable(variables.get(name));
        }
    }
}
