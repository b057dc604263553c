package org.bailiwick.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.token.Scopes;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The kinds of single values that are not of one part of the file alone. */
final class Kinds {
    static final Kind<String> TEXT = text("a text", Schemas.TEXT, text -> !text.isEmpty());

    static final Kind<String> SCOPE =
            text("a scope: printable ASCII without space, \" and \\", Schemas.TEXT, Scopes::isScopeToken);

    static final Kind<Boolean> TOGGLE = new Scalar<>(
            "true or false",
            Set.of(Tag.BOOL),
            Map.of("type", "boolean"),
            text -> text.equals("true")
                    ? Optional.of(true)
                    : text.equals("false") ? Optional.of(false) : Optional.empty());

    static final Kind<AddressBlock> ADDRESS_BLOCK = Scalar.text(
            "an IP address or a block of them, such as 10.0.0.0/8",
            Schemas.matching(AddressBlock.SHAPE),
            text -> Optional.of(AddressBlock.of(text)));

    private Kinds() {}

    /** A text that matches the pattern as a whole. */
    static Kind<String> matching(String inWords, String pattern) {
        return text(inWords, Schemas.matching(pattern), text -> text.matches(pattern));
    }

    private static Kind<String> text(String inWords, Map<String, Object> schema, Predicate<String> test) {
        return Scalar.text(inWords, schema, text -> Optional.of(text).filter(test));
    }

    /** One of these, by its name in lower case. */
    static <E extends Enum<E>> Kind<E> choice(E[] values) {
        return choice(values, Kinds::written);
    }

    /** The value's name in lower case. */
    static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The value's name in lower case, its words joined by hyphens. */
    static String hyphenated(Enum<?> value) {
        return written(value).replace('_', '-');
    }

    /** One of these, by that name. */
    static <E> Kind<E> choice(E[] values, Function<E, String> name) {
        Map<String, E> byName = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> byName.put(name.apply(value), value));
        return Scalar.text(
                String.join(" or ", byName.keySet()),
                Schemas.oneOf(byName.keySet()),
                text -> Optional.ofNullable(byName.get(text)));
    }

    /** A whole number within these bounds. */
    static Kind<Integer> count(int least, int most) {
        return new Scalar<>(
                "a whole number from " + least + " to " + most,
                Set.of(Tag.INT),
                Map.of("type", "integer", "minimum", least, "maximum", most),
                text -> Optional.of(text)
                        .filter(digits -> digits.matches("[0-9]{1,9}"))
                        .map(Integer::valueOf)
                        .filter(number -> number >= least && number <= most));
    }
}
