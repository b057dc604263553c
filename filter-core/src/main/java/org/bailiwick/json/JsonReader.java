package org.bailiwick.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON text of RFC 8259 that comes from outside: UTF-8 without a byte order mark, nested at most {@value #MAX_DEPTH}
 * deep, no member twice (JB-9, JB-18). Size is bounded by whoever received the bytes.
 *
 * <p>Values are {@code String}, {@code Long} or {@code BigDecimal}, {@code Boolean}, {@code List}, {@code Map} and {@link
 * Json#NULL}; collections are unmodifiable and keep the order of the text.
 */
public final class JsonReader {
    /** How many arrays and objects may be nested in each other. */
    public static final int MAX_DEPTH = 20;

    private static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Names come from strangers: no table of them is kept.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private JsonReader() {}

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
        try (JsonParser parser = parserOf(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            Object value = read(parser);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException | NumberFormatException notJson) {
            return Optional.empty();
        }
    }

    /**
     * A parser that cannot mistake the encoding: Jackson guesses UTF-16 and UTF-32 from bytes and lets some malformed UTF-8
     * pass, so that only pure ASCII is given to it as bytes and all else as text decoded strictly.
     */
    private static JsonParser parserOf(byte[] text) throws IOException {
        boolean ascii = true;
        for (byte octet : text) {
            if (octet <= 0) {
                if (octet == 0) {
                    throw new CharacterCodingException();
                }
                ascii = false;
                break;
            }
        }
        if (ascii) {
            return FACTORY.createParser(text);
        }
        String decoded = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(text))
                .toString();
        if (decoded.charAt(0) == '\uFEFF') {
            throw new CharacterCodingException();
        }
        return FACTORY.createParser(decoded);
    }

    private static Object read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> readInteger(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Json.NULL;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException(
                        "token: " + parser.currentToken() + " (expected: the start of a value)");
        };
    }

    private static Object readInteger(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getDecimalValue()
                : (Object) parser.getLongValue();
    }

    private static Map<String, Object> readObject(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser));
        }
        return Collections.unmodifiableMap(members);
    }

    private static List<Object> readArray(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return Collections.unmodifiableList(items);
    }
}
