package org.bailiwick.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON text of RFC 8259 that comes from outside: UTF-8 without a byte order mark, nested at most {@value #MAX_DEPTH}
 * deep, no member twice (JB-9, JB-18), no half of a surrogate pair, no number beyond what a {@code double} spans. Size is
 * bounded by whoever received the bytes.
 *
 * <p>Values are {@code String}, {@code Long} or {@code BigDecimal}, {@code Boolean}, {@code List}, {@code Map} and {@link
 * Json#NULL}; collections are unmodifiable and keep the order of the text.
 */
public final class JsonReader {
    /** How many arrays and objects may be nested in each other. */
    public static final int MAX_DEPTH = 20;

    private static final int MAX_NUMBER_LENGTH = 100;

    /** Bounds what writing out a number can cost: {@code 1e999999999} is eleven characters and a gigabyte of zeros. */
    private static final int MAX_SCALE = 400;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Names come from strangers: no table of them is kept.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;
    private final boolean escapes;

    private JsonReader(JsonParser parser, boolean escapes) {
        this.parser = parser;
        this.escapes = escapes;
    }

    /** The members of a text that is exactly one JSON object; nothing for any other text. */
    public static Optional<Map<String, Object>> object(byte[] text) {
        return value(text).flatMap(JsonReader::asObject);
    }

    @SuppressWarnings("unchecked") // JSON objects have string names
    private static Optional<Map<String, Object>> asObject(Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }

    /** The value of a text that is exactly one JSON value; nothing for any other text. */
    public static Optional<Object> value(byte[] text) {
        // Jackson guesses encodings from bytes and lets some malformed UTF-8 pass: it is given characters only.
        return Utf8.decode(text).flatMap(JsonReader::valueOf);
    }

    private static Optional<Object> valueOf(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Object value = new JsonReader(parser, text.indexOf('\\') >= 0).read();
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException | NumberFormatException notJson) {
            return Optional.empty();
        }
    }

    private Object read() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject();
            case START_ARRAY -> readArray();
            case VALUE_STRING -> wellFormed(parser.getText());
            case VALUE_NUMBER_INT -> readInteger();
            case VALUE_NUMBER_FLOAT -> readDecimal();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Json.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException(
                        "token: " + parser.currentToken() + " (expected: the start of a value)");
        };
    }

    private Number readInteger() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? readDecimal() : parser.getLongValue();
    }

    /** A {@code Long} where the text is an integer spelled with an exponent, so that it is read the same however it is written. */
    private Number readDecimal() throws IOException {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new JsonParseException(parser, "a number out of range");
        }
        if (number.scale() == 0 && number.unscaledValue().bitLength() < Long.SIZE) {
            return number.longValueExact();
        }
        return number;
    }

    private Map<String, Object> readObject() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            parser.nextToken();
            if (members.put(name, read()) != null) {
                throw new JsonParseException(parser, "a member twice");
            }
        }
        return Collections.unmodifiableMap(members);
    }

    private List<Object> readArray() throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read());
        }
        return Collections.unmodifiableList(items);
    }

    /** Only an escape can smuggle half a surrogate pair in, and half a pair has no UTF-8 form (JB-9). */
    private String wellFormed(String text) throws IOException {
        if (escapes && !Utf8.hasForm(text)) {
            throw new JsonParseException(parser, "half of a surrogate pair");
        }
        return text;
    }
}
