package org.bailiwick.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Answers that are almost good, many of them; apart from the fuzz tests, whose instruments would slow it down. */
class SpoiltTokenAnswersTest {
    private static final byte[] GOOD = ("{\"access_token\":\"abc.DEF-1\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                    + "\"scope\":\"a b\",\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\"}")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REFUSAL =
            "{\"error\":\"invalid_grant\",\"error_description\":\"s3cret\"}".getBytes(StandardCharsets.US_ASCII);
    private static final List<Integer> STATUSES = List.of(100, 201, 204, 301, 400, 401, 403, 404, 429, 500, 503);

    private final SplittableRandom chance = new SplittableRandom(8693);

    @Test // TE-6, RD-8
    void almostGoodAnswers_areReadAsTheyAre() {
        for (int time = 0; time < 2_000; time++) {
            TokenAnswerReaderFuzzTest.assertReadAsItIs(spoilt(GOOD));
            TokenAnswerReaderFuzzTest.assertNeverAToken(
                    STATUSES.get(chance.nextInt(STATUSES.size())), spoilt(chance.nextBoolean() ? REFUSAL : GOOD));
        }
    }

    private byte[] spoilt(byte[] good) {
        byte[] octets = good.clone();
        for (int change = chance.nextInt(4); change >= 0; change--) {
            octets[chance.nextInt(octets.length)] =
                    chance.nextBoolean() ? good[chance.nextInt(good.length)] : (byte) chance.nextInt(256);
        }
        return octets;
    }
}
