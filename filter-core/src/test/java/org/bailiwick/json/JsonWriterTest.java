package org.bailiwick.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {
    @Test
    void valuesOfEveryKind_areWrittenInOrder() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("text", "t");
        members.put("numbers", List.of(1, 2L, 0.5, new BigDecimal("1E+3"), new BigInteger("9223372036854775808")));
        members.put("others", List.of(true, Json.NULL, Map.of()));

        assertThat(JsonWriter.write(members))
                .isEqualTo("{\"text\":\"t\",\"numbers\":[1,2,0.5,1E+3,9223372036854775808],\"others\":[true,null,{}]}");
    }

    @Test
    void whatCouldBreakALine_isEscaped() {
        String text = JsonWriter.write("a\"\\\n\r\u0000\u2028\u00e9\uD83D\uDE00");

        assertThat(text).isEqualTo("\"a\\\"\\\\\\n\\r\\u0000\\u2028\\u00E9\\uD83D\\uDE00\"");
        assertThat(JsonReader.value(JsonWriter.bytes("a\n\u2028\uD83D\uDE00"))).contains("a\n\u2028\uD83D\uDE00");
    }

    static List<Object> noJson() {
        return List.of(
                Double.NaN, Double.NEGATIVE_INFINITY, 1.0f, 'c', new Object(), Map.of(1, "a"), List.of(new int[0]));
    }

    @ParameterizedTest
    @MethodSource("noJson")
    void whatIsNoJson_isRefused(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonWriter.write(value))
                .withMessageContaining("expected: a JSON value");
    }
}
