package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.json.JsonReader;
import org.bailiwick.keys.TestClock;
import org.bailiwick.transport.Answer.Answered;

/** Whatever an authority answers, nothing is thrown, and what is taken for a token is what was said to be one. */
class TokenAnswerReaderFuzzTest {
    private static final TokenAnswerReader READER = new TokenAnswerReader();

    private static Answered answered(int status, byte[] octets) {
        return new Answered(status, Map.of("content-type", "application/json"), octets);
    }

    @FuzzTest // TE-6
    void answer_isATokenOnlyWhenItSaysSo(byte[] octets) {
        assertReadAsItIs(octets);
    }

    @FuzzTest // RD-8
    void refusal_isNeverAToken(byte[] octets) {
        assertNeverAToken(400, octets);
        assertNeverAToken(201, octets);
    }

    static void assertReadAsItIs(byte[] octets) {
        READER.read(answered(200, octets), TestClock.NOW)
                .fold(
                        issued -> assertIsSaid(issued, JsonReader.object(octets).orElseThrow()),
                        refused -> {
                            throw new AssertionError("refused with status 200");
                        },
                        failed -> assertThat(failed.failure()).isEqualTo(Failure.UNBELIEVABLE));
    }

    private static Object assertIsSaid(Issued issued, Map<String, Object> members) {
        assertThat(members)
                .containsEntry("access_token", issued.token())
                .containsEntry("token_type", issued.tokenType())
                .doesNotContainKey("error");
        assertThat(issued.token()).matches("[A-Za-z0-9._~+/-]+=*").doesNotContain("\n", "\r");
        assertThat(Optional.ofNullable(members.get("issued_token_type"))).isEqualTo(issued.issuedTokenType());
        assertThat(Optional.ofNullable(members.get("expires_in")))
                .isEqualTo(issued.lifetime().map(Duration::toSeconds));
        assertThat(members.containsKey("scope")).isEqualTo(issued.scopes().isPresent());
        return issued;
    }

    static void assertNeverAToken(int status, byte[] octets) {
        READER.read(answered(status, octets), TestClock.NOW)
                .fold(
                        issued -> {
                            throw new AssertionError("issued with status " + status);
                        },
                        refused -> assertThat(status).isIn(400, 403),
                        failed -> assertThat(failed.detail())
                                .matches("status: [0-9]{3}(, error: [a-z_]{1,40})? \\(expected: 200\\)"));
    }
}
