package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.withDomain;
import static org.bailiwick.config.TestConfigurations.withPartner;
import static org.bailiwick.config.TestConfigurations.withTop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds of every key that has some: both ends are inside, and what is next to them is not. */
class BoundsTest {
    private static void assertBounds(String least, String most, String below, String above, UnaryText text) {
        assertThat(problems(text.of(least))).as(least).isEmpty();
        assertThat(problems(text.of(most))).as(most).isEmpty();
        assertThat(problems(text.of(below))).as(below).hasSize(1);
        assertThat(problems(text.of(above))).as(above).hasSize(1);
    }

    private interface UnaryText {
        String of(String value);
    }

    @ParameterizedTest
    @CsvSource({
        "credential, 1KiB, 1MiB, 1023, 1048577",
        "decision, 100ms, 60s, 99ms, 60001ms",
        "connect, 10ms, 30s, 9ms, 31s",
        "call, 100ms, 60s, 99ms, 2m",
        "answer, 1KiB, 16MiB, 1023, 17MiB",
        "calls-in-flight, 1, 10000, 0, 10001",
        "token-cache, 0, 4GiB, -1, 4097MiB",
        "refusal-cache, 0, 256MiB, -1, 1GiB",
    })
    void limit_hasBothEnds(String key, String least, String most, String below, String above) {
        assertBounds(least, most, below, above, value -> withTop("limits: {" + key + ": " + value + "}"));
    }

    @ParameterizedTest
    @CsvSource({
        "refresh-after, 10s, 24h, 9s, 25h",
        "unknown-kid-gap, 1s, 1h, 999ms, 61m",
    })
    void keyTime_hasBothEnds(String key, String least, String most, String below, String above) {
        assertBounds(least, most, below, above, value -> withDomain("keys: {" + key + ": " + value + "}"));
    }

    @Test
    void keepFor_hasBothEnds() {
        assertBounds(
                "10s",
                "720h",
                "9s",
                "721h",
                value -> withDomain("keys: {refresh-after: 10s, keep-for: " + value + "}"));
    }

    @Test
    void leeway_hasBothEnds() { // AT-6
        assertBounds("0s", "5m", "-1s", "301s", value -> withDomain("leeway: " + value));
    }

    @ParameterizedTest
    @CsvSource({
        "positive, 0s, 1h, -1s, 3601s",
        "negative, 0s, 5m, -1s, 301s",
    })
    void answerTime_hasBothEnds(String key, String least, String most, String below, String above) { // IN-7, IN-8
        assertBounds(least, most, below, above, value -> withPartner("cache: {" + key + ": " + value + "}"));
    }

    @Test
    void opaquePrefix_hasBothEnds() {
        assertBounds("a", "~".repeat(64), "''", "~".repeat(65), value -> withPartner("opaque-prefix: " + value));
    }

    @ParameterizedTest
    @CsvSource({
        "'', hops, 1, 10, 0, 11",
        "'', deadline, 100ms, 60s, 99ms, 61s",
        "'trustees: {partner: {scopes: [], ', lifetime, 1s, 24h, 999ms, 25h",
    })
    void federationBound_hasBothEnds(String before, String key, String least, String most, String below, String above) {
        String asker = "trustors: {a: {issuer: https://a.example, secret: hush, scopes: []}}";
        String asked = before.isEmpty() ? "home: partner, " : before;
        String after = before.isEmpty() ? "}" : "}}}";
        assertBounds(
                least,
                most,
                below,
                above,
                value -> withPartner("leeway: 5s") + "federation: {issuer: https://b.example, " + asker + ", " + asked
                        + key + ": " + value + after + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'', internal-jwt, lifetime, 5s, 10m, 4s, 601s",
        "'domain: home, client: {id: a, secret: b}, scopes: [c], ', redelegate, depth, 1, 10, 0, 11",
        "'domain: home, client: {id: a, secret: b}, scopes: [c], ', redelegate, longer-life, 0s, 1h, -1s, 3601s",
    })
    void nextHopBound_hasBothEnds(
            String more, String via, String key, String least, String most, String below, String above) {
        assertBounds(
                least,
                most,
                below,
                above,
                value -> withTop("next-hops: {rs2: {via: " + via + ", resource: https://rs2.example.com, " + more + key
                        + ": " + value + "}}"));
    }

    @Test
    void rotateAfter_hasBothEnds() {
        assertBounds(
                "1h",
                "720h",
                "59m",
                "721h",
                value -> withTop("next-hops: {rs2: {via: internal-jwt, resource: https://rs2.example.com}}\n"
                        + "internal-jwt: {rotate-after: " + value + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "30 s", "30S", "1d", "1.5s", "-1s", "PT30S", "s", "1h30m", "9999999999s", "\"30s \""})
    void textThatIsNoDuration_isRefused(String text) {
        assertThat(problems(withDomain("leeway: " + text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"16KB", "16kib", "16 KiB", "1.5MiB", "0x4000", "1e5", "16384B", "999999999999GiB", "KiB"})
    void textThatIsNoSize_isRefused(String text) {
        assertThat(problems(withTop("limits: {credential: " + text + "}"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8", "0o10", "0x8", "8.0", "1e1", "\"8\"", "99999999999", "eight", "[8]"})
    void textThatIsNoPlainNumber_isRefused(String text) {
        assertThat(problems(withTop("limits: {calls-in-flight: " + text + "}"))).hasSize(1);
    }
}
