package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.json.JsonReader;
import org.bailiwick.transport.Answer.Answered;
import org.junit.jupiter.api.Test;

/** Whatever an authority answers, nothing is thrown, and what is taken for a token is what was said to be one. */
class TokenAnswerReaderFuzzTest {
    private static final TokenAnswerReader READER = new TokenAnswerReader();
    private static final byte[] GOOD = ("{\"access_token\":\"abc.DEF-1\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                    + "\"scope\":\"a b\",\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\"}")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REFUSAL =
            "{\"error\":\"invalid_grant\",\"error_description\":\"s3cret\"}".getBytes(StandardCharsets.US_ASCII);

    private static Answered answered(int status, byte[] octets) {
        return new Answered(status, Map.of("content-type", "application/json"), octets);
    }

    @FuzzTest // TE-6
    void answer_isATokenOnlyWhenItSaysSo(byte[] octets) {
        assertReadAsItIs(octets);
    }

    @FuzzTest // RD-8
    void refusal_isNeverAToken(byte[] octets) {
        assertNeverAToken(octets);
    }

    @Test // TE-6, RD-8
    void almostGoodAnswers_areReadAsTheyAre() {
        SplittableRandom chance = new SplittableRandom(8693);
        for (int time = 0; time < 2_000; time++) {
            assertReadAsItIs(spoilt(GOOD, chance));
            assertNeverAToken(spoilt(chance.nextBoolean() ? REFUSAL : GOOD, chance));
        }
    }

    private static byte[] spoilt(byte[] good, SplittableRandom chance) {
        byte[] octets = good.clone();
        for (int change = chance.nextInt(4); change >= 0; change--) {
            octets[chance.nextInt(octets.length)] =
                    chance.nextBoolean() ? good[chance.nextInt(good.length)] : (byte) chance.nextInt(256);
        }
        return octets;
    }

    private static void assertReadAsItIs(byte[] octets) {
        READER.read(answered(200, octets), SettableClock.NOW)
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

    private static void assertNeverAToken(byte[] octets) {
        for (int status : Set.of(100, 201, 204, 301, 400, 401, 403, 404, 429, 500, 503)) {
            READER.read(answered(status, octets), SettableClock.NOW)
                    .fold(
                            issued -> {
                                throw new AssertionError("issued with status " + status);
                            },
                            refused -> assertThat(status).isIn(400, 403),
                            failed -> assertThat(failed.detail())
                                    .matches("status: [0-9]{3}(, error: [a-z_]{1,40})? \\(expected: 200\\)"));
        }
    }
}
