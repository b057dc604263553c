package org.bailiwick.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes our own JSON: one line, in ASCII, so that no proxy, terminal or log can misread it. */
public final class JsonWriter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonWriter() {}

    /**
     * The JSON text of a value.
     *
     * @param value a {@code String}, {@code Integer}, {@code Long}, finite {@code Double}, {@code BigInteger}, {@code
     *     BigDecimal}, {@code Boolean}, {@code Iterable}, {@code Map} with string keys, or {@link Json#NULL}
     * @throws IllegalArgumentException for any other value
     */
    public static String write(Object value) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, value);
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
        return text.toString();
    }

    /** The JSON text of a value as bytes. */
    public static byte[] bytes(Object value) {
        return write(value).getBytes(StandardCharsets.US_ASCII);
    }

    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Number number) {
            writeNumber(generator, number);
        } else if (value instanceof Map<?, ?> members) {
            writeObject(generator, members);
        } else if (value instanceof Iterable<?> items) {
            generator.writeStartArray();
            for (Object item : items) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (value == Json.NULL) {
            generator.writeNull();
        } else {
            throw notJson(value);
        }
    }

    private static void writeNumber(JsonGenerator generator, Number number) throws IOException {
        if (number instanceof Integer || number instanceof Long) {
            generator.writeNumber(number.longValue());
        } else if (number instanceof BigDecimal || number instanceof BigInteger) {
            generator.writeNumber(number.toString());
        } else if (number instanceof Double real && Double.isFinite(real)) {
            generator.writeNumber(real);
        } else {
            throw notJson(number);
        }
    }

    private static void writeObject(JsonGenerator generator, Map<?, ?> members) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!(member.getKey() instanceof String name)) {
                throw notJson(member.getKey());
            }
            generator.writeFieldName(name);
            write(generator, member.getValue());
        }
        generator.writeEndObject();
    }

    /** Names the type alone: the value may be a secret. */
    private static IllegalArgumentException notJson(Object value) {
        return new IllegalArgumentException("value: a " + value.getClass().getName() + " (expected: a JSON value)");
    }
}
