package org.bailiwick.config;

import java.util.Map;
import java.util.Optional;
import org.bailiwick.token.Secret;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A text that is never shown, written in the file or referred to by it. */
final class SecretText implements Kind<Secret> {
    private static final String IN_WORDS = "a text, best from ${env:NAME} or ${file:PATH}";

    @Override
    public Optional<Secret> read(Place place, Reading reading) {
        if (!(place.node() instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
            boolean quotable = place.node() instanceof ScalarNode written
                    && !written.getTag().equals(Tag.NULL);
            reading.report(place, "no text (expected: " + IN_WORDS + (quotable ? ", in quotes" : "") + ")");
            return Optional.empty();
        }
        try {
            String text = new Substitution(reading.surroundings()).inSecret(scalar.getValue());
            if (text.isEmpty()) {
                reading.report(place, "an empty text (expected: " + IN_WORDS + ")");
            }
            return Optional.of(text).filter(some -> !some.isEmpty()).map(Secret::of);
        } catch (IllegalArgumentException wrong) {
            reading.report(place, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public String inWords() {
        return IN_WORDS;
    }

    @Override
    public boolean isSecret() {
        return true;
    }

    @Override
    public Map<String, Object> schema() {
        return Schemas.TEXT;
    }
}
