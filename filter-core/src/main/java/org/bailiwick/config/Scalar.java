package org.bailiwick.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A single value: a text that means something, a number, a truth.
 *
 * @param inWords what is expected
 * @param type the types it may have in YAML 1.2; a text with a reference in it may stand for any
 * @param plainSchema what is expected of it when it holds no reference
 * @param parse the value of a text; nothing when it is not what is expected, or an {@link IllegalArgumentException} that
 *     says better what was found and expected
 */
record Scalar<T>(String inWords, Set<Tag> type, Map<String, Object> plainSchema, Function<String, Optional<T>> parse)
        implements Kind<T> {

    /** A text. */
    static <T> Scalar<T> text(String inWords, Map<String, Object> schema, Function<String, Optional<T>> parse) {
        return new Scalar<>(inWords, Set.of(Tag.STR), schema, parse);
    }

    @Override
    public Map<String, Object> schema() {
        return plainSchema.equals(Schemas.TEXT)
                ? plainSchema
                : Map.of("anyOf", List.of(plainSchema, Schemas.reference()));
    }

    @Override
    public Optional<T> read(Place place, Reading reading) {
        if (!(place.node() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
            reading.unexpected(place, inWords);
            return Optional.empty();
        }
        String written = scalar.getValue();
        try {
            String text = new Substitution(reading.surroundings()).in(written);
            return text.equals(written) ? typed(place, written, reading) : referred(place, text, reading);
        } catch (IllegalArgumentException wrong) {
            reading.report(place, String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<T> typed(Place place, String text, Reading reading) {
        Optional<T> value = parse.apply(text);
        Tag found = place.node().getTag();
        if (value.isPresent() && type.contains(found)) {
            return value;
        }
        String quotes = value.isEmpty() ? "" : found.equals(Tag.STR) ? ", without quotes" : ", in quotes";
        reading.unexpected(place, inWords + quotes);
        return Optional.empty();
    }

    /** What a reference stands for is never shown, so no message made from it may be. */
    private Optional<T> referred(Place place, String text, Reading reading) {
        Optional<T> value;
        try {
            value = parse.apply(text);
        } catch (IllegalArgumentException saysTooMuch) {
            value = Optional.empty();
        }
        if (value.isEmpty()) {
            reading.unexpected(place, inWords);
        }
        return value;
    }
}
