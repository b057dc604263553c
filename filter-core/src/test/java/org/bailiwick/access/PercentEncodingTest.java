package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    private static final String SAFE_ELEMENT = "([A-Za-z0-9._~:/@-]|%[0-9A-F]{2})+";

    /** The rule of the page, and nothing more: a percent sign and two digits are an octet, the rest is itself. */
    private static String decoded(String value) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            boolean escaped = value.charAt(i) == '%';
            octets.write(escaped ? Integer.parseInt(value.substring(i + 1, i + 3), 16) : value.charAt(i));
            i += escaped ? 2 : 0;
        }
        return octets.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "alice@example.com|alice@example.com",
                "https://as.example.com:8443/realms/a|https://as.example.com:8443/realms/a",
                "orders:read|orders:read",
                "A-z_0.9~|A-z_0.9~",
                "a b|a%20b",
                "a+b|a%2Bb",
                "100%|100%25",
                "%0D%0A|%250D%250A",
                "a,b;c=\"d\"|a%2Cb%3Bc%3D%22d%22",
                "\\<>{}[]^`'()*!?#$&|%5C%3C%3E%7B%7D%5B%5D%5E%60%27%28%29%2A%21%3F%23%24%26",
                "Zoë|Zo%C3%AB",
                "名前|%E5%90%8D%E5%89%8D",
                "😀|%F0%9F%98%80"
            })
    void everyOctetThatIsNotSafe_isEscaped(String text, String encoded) {
        assertThat(PercentEncoding.of(text)).isEqualTo(encoded);
        assertThat(decoded(encoded)).isEqualTo(text);
    }

    @Test
    void controlCharacters_areEscaped() {
        assertThat(PercentEncoding.of("a\r\nBailiwick-Scope: all\0\t\u007f\u0085\u2028\ufeff"))
                .isEqualTo("a%0D%0ABailiwick-Scope:%20all%00%09%7F%C2%85%E2%80%A8%EF%BB%BF");
    }

    @Test
    void everyAsciiCharacter_isItselfOrEscaped() {
        for (char c = 0; c < 128; c++) {
            boolean safe = Character.isLetterOrDigit(c) || "-._~:/@".indexOf(c) >= 0;
            assertThat(PercentEncoding.of(String.valueOf(c)))
                    .isEqualTo(safe ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
    }

    @Test
    void anyText_comesBackByEveryDecoder() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            String encoded = PercentEncoding.of(text);
            if (!text.isEmpty()) {
                assertThat(encoded).matches(SAFE_ELEMENT);
            }
            assertThat(decoded(encoded)).isEqualTo(text);
            assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void anyList_comesBackElementByElement() {
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < 5_000; i++) {
            List<String> texts = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(one -> "x" + text(random))
                    .toList();
            String encoded = PercentEncoding.of(texts);
            assertThat(encoded).matches(SAFE_ELEMENT + "( " + SAFE_ELEMENT + ")*");
            assertThat(Arrays.stream(encoded.split(" "))
                            .map(PercentEncodingTest::decoded)
                            .collect(Collectors.toList()))
                    .isEqualTo(texts);
        }
    }

    @Test
    void emptyElement_isLeftOut() {
        assertThat(PercentEncoding.of(List.of("", "a", "", "b", ""))).isEqualTo("a b");
        assertThat(PercentEncoding.of(List.of(""))).isEmpty();
        assertThat(PercentEncoding.of(Collections.emptyList())).isEmpty();
    }

    @Test
    void longText_isEncodedWhole() {
        String text = "ü".repeat(100_000);

        assertThat(PercentEncoding.of(text)).isEqualTo("%C3%BC".repeat(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ude00", "\ude00\ud83d", "\ud83da"})
    void halfOfASurrogatePair_isRefusedRatherThanReplaced(String text) { // JB-9
        assertThatThrownBy(() -> PercentEncoding.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Up to twenty characters of every plane, with more of the dangerous ones than chance would give. */
    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(21); i > 0; i--) {
            int character = random.nextInt(3) == 0
                    ? "\0\r\n\t %+,;=\"\\\u007f\u0080\ufffd".charAt(random.nextInt(15))
                    : random.nextInt(Character.MAX_CODE_POINT + 1);
            text.appendCodePoint(character >= 0xd800 && character <= 0xdfff ? '%' : character);
        }
        return text.toString();
    }
}
