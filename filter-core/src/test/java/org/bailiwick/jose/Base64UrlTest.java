package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// JB-16, TP-4
class Base64UrlTest {
    @ParameterizedTest
    @CsvSource({"'',''", "Zg,f", "Zm8,fo", "Zm9v,foo", "Zm9vYg,foob", "Zm9vYmE,fooba", "Zm9vYmFy,foobar"})
    void canonicalText_isDecoded(String text, String octets) {
        assertThat(Base64Url.decode(text)).isEqualTo(octets.getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64Url.encode(octets.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }

    @Test
    void everythingEncoded_isDecodedToTheSame() {
        SplittableRandom random = new SplittableRandom(16);
        for (int length = 0; length < 300; length++) {
            byte[] octets = new byte[length];
            random.nextBytes(octets);
            assertThat(Base64Url.decode(Base64Url.encode(octets))).isEqualTo(octets);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Z",
                "Zm9vY",
                "Zg==",
                "Zm8=",
                "Zm9v=",
                "=",
                "Zm9vYg=",
                "Zm 9v",
                " Zm9v",
                "Zm9v\n",
                "Zm9v\r\n",
                "Zm+v",
                "Zm/v",
                "Zm?v",
                "Zm#v",
                "Zm.v",
                "Zm9v.",
                "Zm%3D",
                "Zm\u00009",
                "Zm\u00e9v",
                "Zm\u20acv",
                "Zm9vZ\u0161",
                "\"Zm9v\"",
                "Zm,v"
            })
    void otherCharacters_areRefused(String text) {
        assertThat(Base64Url.decode(text)).isNull();
    }

    @Test
    void eachCharacterOutsideTheAlphabet_isRefusedInEachPlace() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (char c = 0; c < 0x180; c++) {
            for (String text : new String[] {"AAAA", "AAAAAA", "AAAAAAA"}) {
                for (int place = 0; place < text.length(); place++) {
                    String changed = text.substring(0, place) + c + text.substring(place + 1);
                    boolean allowed = alphabet.indexOf(c) >= 0 && (place < 5 || c == 'A' || isFreeOfStrayBits(changed));
                    assertThat(Base64Url.decode(changed) != null).as(changed).isEqualTo(allowed);
                }
            }
        }
    }

    private static boolean isFreeOfStrayBits(String text) {
        char last = text.charAt(text.length() - 1);
        return text.length() == 6 ? "AQgw".indexOf(last) >= 0 : "AEIMQUYcgkosw048".indexOf(last) >= 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zh", "Zv", "Zm9", "Zm-", "AB", "AAB", "Zm9vYh", "Zm9vYmF"})
    void strayBitsInTheLastCharacter_areRefused(String text) {
        assertThat(Base64Url.decode(text)).isNull();
    }

    @Test
    void sliceOfALongerText_isDecodedAlone() {
        byte[] text = "!!Zm9v??".getBytes(StandardCharsets.US_ASCII);

        assertThat(Base64Url.decode(text, 2, 6)).isEqualTo("foo".getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64Url.decode(text, 2, 2)).isEmpty();
    }
}
