package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/a?b=/c, /a",
        "/a#/c?d, /a",
        "//a, //a",
        "/a://b/c, /a://b/c",
        "http://host/a/b?c, /a/b",
        "http://host, ''",
        "http://host?a=/b, ''",
        "host:443, ''",
        "*, ''",
        "'', ''"
    })
    void path_isWhatTheTargetHoldsOfOne(String target, String path) {
        assertThat(RequestTarget.rawPath(target)).isEqualTo(path);
    }
}
