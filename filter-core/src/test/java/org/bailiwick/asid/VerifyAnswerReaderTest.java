package org.bailiwick.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Answer.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyAnswerReaderTest {
    private static final VerifyAnswerReader READER =
            new VerifyAnswerReader(new Issuer("https://authority.example"), TestConsumer.RESOURCE);

    private static Answered answered(int status, String type, String body) {
        return new Answered(status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    private static VerifyAnswer read(Map<String, Object> members) {
        return READER.read(answered(200, "application/json", JsonWriter.write(members)));
    }

    private static Map<String, Object> active() {
        Map<String, Object> members = new HashMap<>();
        members.put("ticket", "verify_result");
        members.put("active", true);
        members.put("authority", "https://authority.example");
        members.put("r_id", TestConsumer.RESOURCE);
        members.put("c_id", "web-1");
        members.put("a_uid", "u-8842");
        members.put("a_exp", "2026-11-21T12:00:00Z");
        members.put("c_grant", Map.of("teller", true, "auditor", false));
        members.put("c_scope", Map.of("files:read", true));
        return members;
    }

    private static VerifyAnswer with(String name, Object value) {
        Map<String, Object> members = active();
        members.put(name, value);
        return read(members);
    }

    private static Failure failure(VerifyAnswer answer) {
        return answer.fold(
                active -> {
                    throw new AssertionError("active");
                },
                inactive -> {
                    throw new AssertionError("inactive");
                },
                VerifyAnswer.Failed::failure);
    }

    @Test // AS-5
    void activeWithAllThatBelongsToIt_isRead() {
        VerifyAnswer.Active read =
                (VerifyAnswer.Active) with("proof_key", TestConsumer.at(0).keyInBase64Url());
        assertThat(read.facts())
                .isEqualTo(new SessionFacts(
                        "web-1",
                        "u-8842",
                        Instant.parse("2026-11-21T12:00:00Z"),
                        Map.of("teller", true, "auditor", false),
                        Map.of("files:read", true)));
        assertThat(read.key()).isPresent();
        assertThat(((VerifyAnswer.Active) read(active())).key()).isEmpty();
    }

    @Test
    void end_isATimeInUtcOrSecondsOfTheEpoch() {
        VerifyAnswer.Active read = (VerifyAnswer.Active) with("a_exp", 1795233600);
        assertThat(read.facts().end()).isEqualTo(Instant.ofEpochSecond(1795233600));
    }

    @Test // AS-16
    void inactive_isReadWhateverElseIsSaid() {
        assertThat(with("active", false)).isEqualTo(new VerifyAnswer.Inactive());
        assertThat(read(Map.of("ticket", "verify_result", "active", false))).isEqualTo(new VerifyAnswer.Inactive());
    }

    static Stream<Arguments> wrongMembers() {
        return Stream.of(
                Arguments.of("ticket", "result"),
                Arguments.of("active", "true"),
                Arguments.of("active", 1),
                Arguments.of("authority", "https://authority.example/"),
                Arguments.of("r_id", "https://other.example.com"),
                Arguments.of("r_id", List.of(TestConsumer.RESOURCE)),
                Arguments.of("c_id", 1),
                Arguments.of("a_uid", List.of("u-8842")),
                Arguments.of("a_exp", "2026-11-21T12:00:00+00:00"),
                Arguments.of("a_exp", "2026-11-21T12:00Z"),
                Arguments.of("a_exp", "2026-02-30T12:00:00Z"),
                Arguments.of("a_exp", -1),
                Arguments.of("a_exp", 1.5),
                Arguments.of("c_grant", List.of("teller")),
                Arguments.of("c_grant", Map.of("teller", "true")),
                Arguments.of("c_scope", Map.of("files:read", 1)),
                Arguments.of("proof_key", "short"),
                Arguments.of("proof_key", 1));
    }

    @ParameterizedTest // AS-5, AS-8
    @MethodSource("wrongMembers")
    void anythingElse_cannotBeBelieved(String name, Object value) {
        assertThat(failure(with(name, value))).isEqualTo(Failure.UNBELIEVABLE);
    }

    @ParameterizedTest // AS-5
    @ValueSource(strings = {"ticket", "active", "authority", "r_id", "c_id", "a_uid", "a_exp", "c_grant", "c_scope"})
    void memberThatIsNotThere_cannotBeBelieved(String name) {
        Map<String, Object> members = active();
        members.remove(name);
        assertThat(failure(read(members))).isEqualTo(Failure.UNBELIEVABLE);
    }

    @ParameterizedTest // AS-12
    @CsvSource({
        "401, REFUSED_WITHOUT_A_WORD",
        "403, REFUSED_WITHOUT_A_WORD",
        "400, UNBELIEVABLE",
        "404, UNBELIEVABLE",
        "201, UNBELIEVABLE",
        "302, UNBELIEVABLE",
        "429, NOT_NOW",
        "500, NOT_NOW",
        "503, NOT_NOW"
    })
    void otherStatus_saysNothingOfTheSession(int status, Failure expected) {
        String body = JsonWriter.write(active());
        assertThat(failure(READER.read(answered(status, "application/json", body))))
                .isEqualTo(expected);
    }

    private static Answered error(int status, String name) {
        return answered(status, "application/json", JsonWriter.write(Map.of("ticket", "error", "error", name)));
    }

    @ParameterizedTest // AS-12
    @CsvSource({
        "401, invalid_resource, CREDENTIALS_REFUSED",
        "403, invalid_resource, CREDENTIALS_REFUSED",
        "401, invalid_request, UNBELIEVABLE",
        "403, access_denied, UNBELIEVABLE",
        "400, invalid_request, UNBELIEVABLE",
        "400, invalid_resource, UNBELIEVABLE",
        "409, refresh_conflict, UNBELIEVABLE",
        "429, slow_down, NOT_NOW",
        "503, temporarily_unavailable, NOT_NOW",
        "503, invalid_asid, NOT_NOW",
        "403, invalid_consumer, UNBELIEVABLE"
    })
    void errorThatIsNotOfWhatWasPresented_saysNothingOfTheSession(int status, String name, Failure expected) {
        assertThat(failure(READER.read(error(status, name)))).isEqualTo(expected);
    }

    @ParameterizedTest // AS-12, AS-16
    @CsvSource({
        "401, invalid_consumer, SESSION_INACTIVE",
        "403, consumer_not_allowed, CONSUMER_NOT_ALLOWED",
        "400, invalid_asid, SESSION_INACTIVE",
        "400, asid_expired, SESSION_EXPIRED"
    })
    void errorOfWhatWasPresented_refusesItAndIsNotAboutUs(int status, String name, Reason expected) {
        assertThat(READER.read(error(status, name)))
                .isEqualTo(new VerifyAnswer.Inactive(expected, name.contains("consumer")));
        assertThat(failure(READER.read(answered(status, "text/html", name)))).isNotNull();
        assertThat(failure(READER.read(answered(status, "application/json", JsonWriter.write(Map.of("error", name))))))
                .isNotNull();
    }

    @Test
    void bodyOfAnotherForm_cannotBeBelieved() {
        String good = JsonWriter.write(active());
        String twice = good.substring(0, good.length() - 1) + ",\"active\":true}";
        String large = good.substring(0, good.length() - 1) + ",\"x\":\"" + "x".repeat(8 * 1024) + "\"}";
        for (Answered answered : List.of(
                answered(200, "text/html", good),
                answered(200, "application/json", "[" + good + "]"),
                answered(200, "application/json", twice),
                answered(200, "application/json", large),
                answered(200, "application/json", ""))) {
            assertThat(failure(READER.read(answered))).isEqualTo(Failure.UNBELIEVABLE);
        }
    }
}
