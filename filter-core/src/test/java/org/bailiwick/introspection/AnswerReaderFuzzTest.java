package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.authority.Failure;
import org.bailiwick.json.JsonReader;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.transport.Answer.Answered;

/** Whatever an authority answers, nothing is thrown, and what is taken is what it must be. */
class AnswerReaderFuzzTest {
    private static final AnswerReader READER = new AnswerReader(new PlainAnswers());
    private static final AnswerValidator VALIDATOR =
            new AnswerValidator(DomainUnderTest.federated().settings(), Set.of(DomainUnderTest.RESOURCE));

    @FuzzTest // IN-4
    void answer_isActiveOnlyWhenItSaysSo(byte[] octets) {
        Answered answered = new Answered(200, Map.of("content-type", "application/json"), octets);
        join(READER.read(answered, true))
                .fold(
                        active -> assertThat(active.members().get("active")).contains(true),
                        inactive -> assertThat(JsonReader.object(octets)).isPresent(),
                        failed -> assertThat(failed.failure()).isEqualTo(Failure.UNBELIEVABLE));
    }

    @FuzzTest // IN-6, TBF-3, TBF-4, TBF-5, TBF-7
    void members_areVouchedForOnlyWhenTheyAreAsExpected(byte[] octets) {
        JsonReader.object(octets)
                .map(Claims::of)
                .ifPresent(members -> VALIDATOR
                        .validate(members, TestClock.NOW, Optional.empty())
                        .fold(
                                token -> assertExpected(token, members),
                                reason -> assertThat(reason.text()).isNotEmpty()));
    }

    private static Object assertExpected(VerifiedToken token, Claims members) {
        assertThat(members.text("iss")).contains(DomainUnderTest.ISSUER);
        assertThat(members.texts("aud")).contains(DomainUnderTest.RESOURCE);
        assertThat(token.expiresAt()).isAfter(TestClock.NOW.minusSeconds(30));
        boolean isForeign = new Issuer(DomainUnderTest.AS1).hasQualified(token.subject());
        assertThat(isForeign).isEqualTo(members.get("federation").isPresent());
        if (isForeign) {
            assertThat(token.scopes()).isSubsetOf("orders:read");
            assertThat(token.grants().values()).isEmpty();
            assertThat(token.federator()).contains(new Issuer(DomainUnderTest.AS1));
        }
        return token;
    }

    @FuzzTest // TBF-6
    void cacheControl_isReadWhateverItIs(byte[] octets) {
        CacheControl.mayBeKept(Optional.of(new String(octets, StandardCharsets.ISO_8859_1)))
                .ifPresent(time -> assertThat(time).isBetween(Duration.ZERO, Duration.ofSeconds(Integer.MAX_VALUE)));
    }
}
