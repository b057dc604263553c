package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {
    private static final FieldNames NAMES = FieldNames.of("Authorization", "X-User", "X-Real-IP", "Forwarded*", "Te");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "AUTHORIZATION",
                "aUTHORIZATIOn",
                "X-User",
                "x_user",
                "X.USER",
                "X~User",
                "X-REAL_IP",
                "Forwarded",
                "forwarded-for",
                "FORWARDEDX",
                "TE"
            })
    void everySpelling_isTheName(String name) {
        assertThat(NAMES.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "Authorizatio",
                "Authorization-",
                "Authorizations",
                "XUser",
                "X--User",
                "X-Use",
                "X-User2",
                "Forwarde",
                "X-Forwarded",
                "T",
                "Test",
                "-",
                "*",
                "\u212Aing",
                "\u00fcber",
                "Accept"
            })
    void otherName_isNot(String name) {
        assertThat(NAMES.contains(name)).isFalse();
    }

    @Test
    void letterBeyondAscii_isNoLetter() {
        FieldNames kelvin = FieldNames.of("K-I");

        assertThat(kelvin.contains("k-i")).isTrue();
        assertThat(kelvin.contains("\u212A-i")).isFalse();
        assertThat(kelvin.contains("k-\u0131")).isFalse();
        assertThat(kelvin.contains("k\u00e4i")).isTrue();
    }

    @Test
    void spellings_haveOneInCommon() {
        assertThat(FieldNames.folded("X_User.Id")).isEqualTo("x-user-id");
    }
}
