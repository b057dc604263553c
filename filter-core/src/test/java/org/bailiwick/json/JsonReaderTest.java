package org.bailiwick.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static Optional<Object> read(String text) {
        return JsonReader.value(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Map<String, Object>> readObject(String text) {
        return JsonReader.object(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void valuesOfEveryKind_areReadInTheOrderOfTheText() {
        Map<String, Object> members = readObject(
                        "{\"b\":\"t\\u00e9\\n\",\"a\":[1,-2.50,true,false,null,{}],\"c\":{\"d\":9223372036854775807}}")
                .orElseThrow();

        assertThat(members)
                .containsExactly(
                        entry("b", "té\n"),
                        entry("a", List.of(1L, new BigDecimal("-2.50"), true, false, Json.NULL, Map.of())),
                        entry("c", Map.of("d", Long.MAX_VALUE)));
    }

    @Test
    void integerBeyondLong_isABigDecimal() {
        assertThat(read("9223372036854775808")).contains(new BigDecimal("9223372036854775808"));
    }

    @Test
    void integerSpelledWithAnExponent_isALong() {
        assertThat(read("410e0")).contains(410L);
        assertThat(read("1.5e1")).contains(15L);
        assertThat(read("9223372036854775807e0")).contains(Long.MAX_VALUE);
        assertThat(read("9223372036854775808e0")).contains(new BigDecimal("9223372036854775808"));
        assertThat(read("1.0")).contains(new BigDecimal("1.0"));
    }

    @Test
    void collections_cannotBeChanged() {
        Map<String, Object> members = readObject("{\"a\":[1]}").orElseThrow();

        assertThatThrownBy(() -> members.put("b", 1L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) members.get("a")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest // JB-18
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"x\":{\"a\":null,\"a\":null}}",
                "[{\"a\":{},\"a\":[]}]"
            })
    void memberTwice_isRefused(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void sameMemberInDifferentObjects_isRead() {
        assertThat(read("{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]}}")).isPresent();
    }

    @Test // JB-18
    void nestingUpToTheBound_isRead_andOneMore_isRefused() {
        String open = "[".repeat(JsonReader.MAX_DEPTH);
        String close = "]".repeat(JsonReader.MAX_DEPTH);

        assertThat(read(open + close)).isPresent();
        assertThat(read("[" + open + close + "]")).isEmpty();
        assertThat(read("{\"a\":".repeat(JsonReader.MAX_DEPTH) + "1" + "}".repeat(JsonReader.MAX_DEPTH)))
                .isPresent();
        assertThat(read("{\"a\":".repeat(JsonReader.MAX_DEPTH) + "{}" + "}".repeat(JsonReader.MAX_DEPTH)))
                .isEmpty();
    }

    @Test
    void nestingWithoutEnd_isRefused() {
        assertThat(read("[".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}{}", "{} x", "[1],", "1 2", "\"a\" \"b\"", "{\"a\":1}\u0000", "\u0000{}"})
    void anythingButExactlyOneValue_isRefused(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "[1,]",
                "[01]",
                "[+1]",
                "[.5]",
                "[1.]",
                "[NaN]",
                "[Infinity]",
                "[-]",
                "[1e]",
                "/*c*/{}",
                "{}//c",
                "#c\n{}",
                "[\"\t\"]",
                "[\"\\x\"]",
                "[\"\\u12\"]",
                "[\"a\\",
                "[tru]",
                "nul",
                "{\"a\"}",
                "[1 2]",
                "{\"a\":1 \"b\":2}",
                "{,}",
                "[,1]",
                "{1:2}",
                "[\u00a01]",
                "TRUE"
            })
    void whatOnlyLenientReadersTake_isRefused(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"a\"", "1", "null", "true"})
    void valueThatIsNoObject_isNoObject(String text) {
        assertThat(read(text)).isPresent();
        assertThat(readObject(text)).isEmpty();
    }

    @Test // JB-9
    void textBeyondAscii_isRead() {
        assertThat(read("\"\u00e9\u20ac\uD83D\uDE00\"")).contains("\u00e9\u20ac\uD83D\uDE00");
        assertThat(read("\"\\uD83D\\uDE00\"")).contains("\uD83D\uDE00");
    }

    @Test // JB-9
    void octetsThatAreNotUtf8_areRefused() {
        assertThat(JsonReader.value(new byte[] {'"', (byte) 0xE9, '"'})).isEmpty();
        assertThat(JsonReader.value(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}))
                .isEmpty();
        assertThat(JsonReader.value(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .isEmpty();
        assertThat(JsonReader.value("{}".getBytes(StandardCharsets.UTF_16LE))).isEmpty();
        assertThat(JsonReader.value("{}".getBytes(StandardCharsets.UTF_16BE))).isEmpty();
        assertThat(JsonReader.value("{}".getBytes(StandardCharsets.UTF_16))).isEmpty();
    }

    @Test // JB-9
    void byteOrderMark_isRefused() {
        assertThat(read("\uFEFF{}")).isEmpty();
    }

    @ParameterizedTest // JB-9
    @ValueSource(strings = {"[\"\\uD83D\"]", "[\"\\uDE00\\uD83D\"]", "[\"\\uD83Da\"]", "{\"\\uD83D\":1}"})
    void halfOfASurrogatePair_isRefused(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void numberThatWouldBeHugeWhenWrittenOut_isRefused() {
        assertThat(read("1e400")).isPresent();
        assertThat(read("1e401")).isEmpty();
        assertThat(read("1e-400")).isPresent();
        assertThat(read("1e-401")).isEmpty();
        assertThat(read("0e999999999")).isEmpty();
        assertThat(read("1e99999999999")).isEmpty();
        assertThat(read("9".repeat(100))).isPresent();
        assertThat(read("9".repeat(101))).isEmpty();
    }
}
