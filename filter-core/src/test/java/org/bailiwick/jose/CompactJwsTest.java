package org.bailiwick.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.bailiwick.event.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {
    private static Object outcome(String token) {
        return CompactJws.of(token).<Object>fold(jws -> "read", reason -> reason);
    }

    @Test
    void threeParts_areTakenApart() {
        CompactJws jws = CompactJws.of("e30.Zm9v.Zg").fold(read -> read, reason -> {
            throw new AssertionError(reason);
        });

        assertThat(jws.head()).isEqualTo("{}".getBytes(StandardCharsets.US_ASCII));
        assertThat(jws.payload()).isEqualTo("foo".getBytes(StandardCharsets.US_ASCII));
        assertThat(jws.signature()).isEqualTo("f".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(jws.text(), 0, jws.signingLength(), StandardCharsets.US_ASCII))
                .isEqualTo("e30.Zm9v");
        assertThat(jws).hasToString("CompactJws[hidden]");
    }

    @ParameterizedTest // JB-16
    @ValueSource(
            strings = {
                "",
                ".",
                "e30",
                "e30.",
                "e30.e30",
                "e30.e30.e30.e30",
                "e30.e30.e30.",
                "....",
                ".....",
                "e30.e30.e30.e30.e30.e30",
                "e30.e30.e30=",
                "e30=.e30.e30",
                " e30.e30.e30",
                "e30.e30.e30 ",
                "e30. e30.e30",
                "e30.e30.e30\n",
                "e30.e30.e3",
                "e30.e31.e30",
                "e30.e30.Zh",
                "e3+.e30.e30",
                "\"e30.e30.e30\"",
                "{\"payload\":\"e30\",\"signature\":\"e30\"}",
                "e30.e30.\u0430\u0430\u0430\u0430",
                "e30\u00b7e30.e30",
                "e30.e30.e30, e30.e30.e30"
            })
    void anythingElse_isMalformed(String token) {
        Object expected = token.equals("....") ? Reason.TOKEN_ENCRYPTED : Reason.TOKEN_MALFORMED;

        assertThat(outcome(token)).isEqualTo(expected);
    }

    @Test // AT-2, JB-5
    void fiveParts_areEncrypted() {
        assertThat(outcome("e30.Zg.Zg.Zg.Zg")).isEqualTo(Reason.TOKEN_ENCRYPTED);
        assertThat(outcome("e30..Zg.Zg.Zg")).isEqualTo(Reason.TOKEN_ENCRYPTED);
        assertThat(outcome("e30..Zg.Z!.Zg")).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test // JB-18
    void textBeyondTheBound_isMalformed() {
        String longest = "e30." + "A".repeat(CompactJws.MAX_LENGTH - 8) + ".e30";

        assertThat(longest).hasSize(CompactJws.MAX_LENGTH);
        assertThat(outcome(longest)).isEqualTo("read");
        assertThat(outcome("AAAA" + longest)).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test
    void emptyPayloadAndSignature_areReadAndLeftToOthers() {
        assertThat(outcome("e30..")).isEqualTo("read");
        assertThat(outcome("..")).isEqualTo("read");
    }
}
