package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @Test
    void root_hasNoSegments() {
        assertThat(RequestPath.of("/").orElseThrow().segments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a,/a",
        "/a/b/c,/a/b/c",
        "/a/,/a",
        "/%61bc,/abc",
        "/caf%C3%A9,/café",
        "/a%20b,/a b",
        "/a+b,/a+b",
        "/~u/x:y@z,/~u/x:y@z",
        "/.../a,/.../a",
        "/a.b,/a.b"
    })
    void ordinaryPath_hasItsDecodedForm(String raw, String normal) {
        assertThat(RequestPath.of(raw)).map(RequestPath::toString).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "http://x/a",
                "//",
                "///",
                "/a//",
                "/a//b",
                "//a",
                "/.",
                "/..",
                "/a/.",
                "/a/..",
                "/a/./b",
                "/a/../b",
                "/%2e",
                "/%2E%2e/a",
                "/a/.%2e",
                "/a%2Fb",
                "/a%2fb",
                "/a\\b",
                "/a%5Cb",
                "/a;b",
                "/a;b=c/d",
                "/..;/a",
                "/a%3Bb",
                "/a%00",
                "/%00",
                "/a%0d%0ab",
                "/a%7F",
                "/a%252e",
                "/%252e%252e/a",
                "/a%25",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%-1",
                "/%C3",
                "/%C0%AE%C0%AE/",
                "/%ED%A0%80",
                "/%FF",
                "/a b",
                "/a\tb",
                "/a\"b",
                "/a<b",
                "/a{b",
                "/a|b",
                "/a^b",
                "/a`b",
                "/a?b",
                "/a#b",
                "/é",
                "/a\u0000b"
            })
    void pathWithASecondReading_hasNoNormalForm(String raw) {
        assertThat(RequestPath.of(raw)).isEmpty();
    }

    @Test
    void pathBeyondTheLongest_hasNoNormalForm() {
        String longest = "/" + "a".repeat(RequestPath.MAX_LENGTH - 1);
        assertThat(RequestPath.of(longest)).isPresent();
        assertThat(RequestPath.of(longest + "a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/b,/a/b,true",
        "/a%20b,/a b,true",
        "/a%20b,/a%20b,false",
        "/,/,true",
        "/a/b,/a,false",
        "/a,/b,false",
        "/a/,/a/,true",
        "/a/,/a/index.html,true",
        "/a,/a/index.html,false",
        "/,/index.html,true",
        "/a/,/ab,false"
    })
    void routersReading_mustBeTheSame(String raw, String routed, boolean same) {
        assertThat(RequestPath.of(raw).orElseThrow().isReadAs(Optional.of(routed), raw))
                .isEqualTo(same);
    }

    @Test
    void routerThatDoesNotSay_isNotContradicted() {
        assertThat(RequestPath.of("/a").orElseThrow().isReadAs(Optional.empty(), "/a"))
                .isTrue();
    }
}
