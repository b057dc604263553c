package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.keys.RingUnderTest.UNBELIEVABLE;
import static org.bailiwick.keys.RingUnderTest.UNKNOWN;
import static org.bailiwick.keys.RingUnderTest.UNREACHABLE;
import static org.bailiwick.keys.TestKeys.key;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.List;
import java.util.Optional;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer.Found;
import org.bailiwick.keys.KeyAnswer.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keys that are not in hand, and tokens that name none. */
class RefreshingKeyRingUnknownKeyTest {
    private final RingUnderTest it = new RingUnderTest();

    @Test
    @DisplayName("P1: 200 tokens with strangers' kids cause at most one refetch per gap")
    void strangersKids_causeAtMostOneRefetchPerGap() throws Exception {
        it.publishAndFetch("a");
        it.ticker.advanceSeconds(100);

        for (int storm = 1; storm <= 3; storm++) {
            assertThat(TestThreads.concurrently(200, number -> it.find("stranger-" + number)))
                    .allMatch(UNKNOWN::equals);
            assertThat(it.origin.attempts()).isEqualTo(1 + storm);
            it.ticker.advanceSeconds(31);
        }
    }

    @Test
    void unknownKid_withKeysYoungerThanTheGap_isRefusedWithoutAsking() {
        it.publishAndFetch("a");
        it.ticker.advanceSeconds(29);

        assertThat(it.now("x")).isEqualTo(UNKNOWN);
        assertThat(it.origin.attempts()).isEqualTo(1);
    }

    @Test
    void unknownKid_thatTheIssuerHasPublishedSince_isFoundByAskingAgain() {
        it.publishAndFetch("a");
        it.origin.publishes("a", "new");
        it.ticker.advanceSeconds(30);

        assertThat(it.now("new")).isEqualTo(new Found(key("new")));
        assertThat(it.origin.attempts()).isEqualTo(2);
    }

    @Test
    void unknownKid_whoseRefetchFails_isUndecidedAndSoIsTheNextWithinTheGapWithoutAsking() {
        it.publishAndFetch("a");
        it.origin.isDown();
        it.ticker.advanceSeconds(100);
        assertThat(it.now("x")).isEqualTo(UNREACHABLE);

        it.ticker.advanceSeconds(29);
        assertThat(it.now("x")).isEqualTo(UNREACHABLE);
        assertThat(it.now("y")).isEqualTo(UNREACHABLE);
        assertThat(it.now("a")).isEqualTo(new Found(key("a")));
        assertThat(it.origin.attempts()).isEqualTo(2);

        it.origin.publishes("a", "x");
        it.ticker.advanceSeconds(1);
        assertThat(it.now("x")).isEqualTo(new Found(key("x")));
    }

    @Test
    void unknownKid_whoseRefetchCannotBeBelieved_isUndecided() {
        it.publishAndFetch("a");
        it.origin.answers(new KeyFetch.Invalid("not JSON"));
        it.ticker.advanceSeconds(100);

        assertThat(it.now("x")).isEqualTo(UNBELIEVABLE);
        assertThat(it.now("a")).isEqualTo(new Found(key("a")));
    }

    @Test
    void unknownKidDuringAnOutage_isUndecided() {
        it.publishAndFetch("a");
        it.origin.isDown();
        it.ticker.advanceSeconds(301);

        assertThat(it.now("x")).isEqualTo(UNREACHABLE);
        assertThat(it.now("a")).isEqualTo(new Found(key("a")));
        assertThat(it.now("x")).isEqualTo(UNREACHABLE);
    }

    @Test
    void noKid_meansTheOnlyKeyThatFits() {
        VerificationKey rsa = key("rsa", SignatureAlgorithm.RS256);
        it.origin.answers(new KeyFetch.Fetched(new KeySet(List.of(key("ec"), rsa), List.of())));

        assertThat(join(it.ring.find(Optional.empty(), SignatureAlgorithm.RS256)))
                .isEqualTo(new Found(rsa));
    }

    @Test
    void noKid_amongSeveralKeysThatFit_isAmbiguous() {
        it.publishAndFetch("a", "b");

        assertThat(join(it.ring.find(Optional.empty(), SignatureAlgorithm.ES256)))
                .isEqualTo(new Refused(Reason.TOKEN_KEY_AMBIGUOUS));
    }

    @Test
    void noKid_andNoKeyThatFits_isLikeAnUnknownKid() {
        it.publishAndFetch("a");
        assertThat(join(it.ring.find(Optional.empty(), SignatureAlgorithm.RS256)))
                .isEqualTo(UNKNOWN);
        assertThat(it.origin.attempts()).isEqualTo(1);

        it.ticker.advanceSeconds(30);
        assertThat(join(it.ring.find(Optional.empty(), SignatureAlgorithm.RS256)))
                .isEqualTo(UNKNOWN);
        assertThat(it.origin.attempts()).isEqualTo(2);
    }
}
