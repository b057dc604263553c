package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
    private static Place place(String url) {
        return Place.of(URI.create(url)).orElseThrow();
    }

    private static boolean has(String place, String url) {
        return place(place).has(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://rs2.example,          https://rs2.example",
        "https://rs2.example,          https://rs2.example/",
        "https://rs2.example/,         https://rs2.example",
        "https://rs2.example,          https://rs2.example/a/b?c=/../#d",
        "https://rs2.example,          HTTPS://RS2.Example:443/a",
        "https://rs2.example:443/,     https://rs2.example/a",
        "HTTPS://RS2.example:8443/,    https://rs2.EXAMPLE:8443/a",
        "http://rs2.example,           http://rs2.example:80/a",
        "https://rs2.example/api,      https://rs2.example/api",
        "https://rs2.example/api,      https://rs2.example/api/",
        "https://rs2.example/api,      https://rs2.example/api/a.b/..c/d..",
        "https://rs2.example/api/,     https://rs2.example/api/a%2Fb%25",
        "https://rs2.example/a%20b,    https://rs2.example/a%20b/c",
        "https://[2001:db8::1]:8443,   https://[2001:DB8::1]:8443/a"
    })
    void urlAtOrBelow_isThere(String place, String url) {
        assertThat(has(place, url)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://rs2.example,          http://rs2.example/",
        "http://rs2.example,           https://rs2.example/",
        "https://rs2.example,          ftp://rs2.example/",
        "https://rs2.example,          https://rs2.example.evil.example/",
        "https://rs2.example,          https://evil.rs2.example/",
        "https://rs2.example,          https://rs2.example./",
        "https://rs2.example,          https://rs2.example:8443/",
        "https://rs2.example:8443,     https://rs2.example/",
        "https://rs2.example,          https://rs2.example:80/",
        "https://rs2.example,          https://user@rs2.example/",
        "https://rs2.example,          https://rs2.example@evil.example/",
        "https://rs2.example,          https://@rs2.example/",
        "https://rs2.example,          /relative",
        "https://rs2.example,          //rs2.example/a",
        "https://rs2.example,          https:rs2.example",
        "https://rs2.example/api,      https://rs2.example/",
        "https://rs2.example/api,      https://rs2.example",
        "https://rs2.example/api,      https://rs2.example/apis",
        "https://rs2.example/api,      https://rs2.example/API/a",
        "https://rs2.example/api,      https://rs2.example/%61pi/a",
        "https://rs2.example/api,      https://rs2.example//api/a",
        "https://rs2.example/api/,     https://rs2.example/apia"
    })
    void urlElsewhere_isNotThere(String place, String url) {
        assertThat(has(place, url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../a",
                "/api/..",
                "/api/./a",
                "/api/%2e%2E/a",
                "/api/.%2e/a",
                "/api/%2e/a",
                "/api/a/..%2Fb",
                "/api/a%2f..%2f..%2fb",
                "/api/a%5c..%5cb",
                "/api/..;v=1/a",
                "/api/%252e%252e/a",
                "/api/%25252e%25252E%25252fa"
            })
    void pathThatMayLeadElsewhere_isNotThere(String path) {
        assertThat(has("https://rs2.example/api", "https://rs2.example" + path)).isFalse();
        assertThat(has("https://rs2.example", "https://rs2.example" + path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:example:rs2", "rs2", "ftp://rs2.example/", "https:///a", "mailto:rs2@example.com"})
    void whatIsNoUrlOfAWebServer_isNoPlace(String uri) {
        assertThat(Place.of(URI.create(uri))).isEmpty();
    }

    @Test
    void hostThatIsNone_isNowhere() {
        assertThat(has("https://rs2.example", "https://rs2_example/")).isFalse();
    }
}
