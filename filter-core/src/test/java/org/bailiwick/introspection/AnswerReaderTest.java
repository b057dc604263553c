package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.answered;
import static org.bailiwick.transport.TestAnswers.join;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.transport.Answer.Answered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final AnswerReader READER = new AnswerReader(new PlainAnswers());

    private static IntrospectionAnswer read(Answered answered) {
        return join(READER.read(answered, false));
    }

    private static Failed failed(Answered answered, boolean mayGoBeyond) {
        return (Failed) join(READER.read(answered, mayGoBeyond));
    }

    @Test // IN-4, IN-5
    void activeThatIsTrue_isActiveWithAllThatIsSaid() {
        IntrospectionAnswer answer = read(
                answered(200, "application/json;charset=UTF-8", "{\"active\": true, \"sub\": \"alice\", \"x\": [1]}"));

        assertThat(answer).isInstanceOfSatisfying(Active.class, active -> {
            assertThat(active.members().asMap()).containsOnlyKeys("active", "sub", "x");
            assertThat(active.mayBeKept()).isEmpty();
        });
    }

    @ParameterizedTest // IN-4, IN-10, TBF-3
    @ValueSource(
            strings = {
                "{\"active\": false}",
                "{\"active\": \"true\"}",
                "{\"active\": 1}",
                "{\"active\": null}",
                "{\"active\": [true]}",
                "{\"active\": {}}",
                "{\"Active\": true}",
                "{\"sub\": \"alice\"}",
                "{}"
            })
    void anythingButTheBooleanTrue_isInactive(String body) {
        assertThat(read(answered(200, "application/json", body))).isEqualTo(new Inactive(Optional.empty()));
    }

    @ParameterizedTest // IN-4
    @ValueSource(
            strings = {
                "",
                "true",
                "[{\"active\": true}]",
                "{\"active\": true",
                "{\"active\": true} x",
                "{\"active\": true, \"active\": true}",
                "active=true",
                "<html>",
                "\ufeff{\"active\": true}"
            })
    void bodyThatIsNotOneJsonObject_cannotBeBelieved(String body) {
        assertThat(failed(answered(200, "application/json", body), false).failure())
                .isEqualTo(Failure.UNBELIEVABLE);
    }

    @ParameterizedTest // IN-4
    @ValueSource(
            strings = {"text/html", "text/json", "application/jwt", "application/token-introspection+jwt", "", "json"})
    void bodyOfAnotherType_cannotBeBelieved(String type) {
        assertThat(failed(answered(200, type, "{\"active\": true}"), false))
                .isEqualTo(new Failed(Failure.UNBELIEVABLE, "content type: another (expected: application/json)"));
        assertThat(failed(new Answered(200, Map.of(), "{\"active\": true}".getBytes(StandardCharsets.US_ASCII)), false)
                        .failure())
                .isEqualTo(Failure.UNBELIEVABLE);
    }

    @ParameterizedTest // IN-4: another status is never a yes, whatever the body says
    @CsvSource({
        "201, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "204, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "301, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "302, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "400, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "404, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "405, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "410, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "415, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "429, NOT_NOW, AUTHORITY_UNREACHABLE",
        "500, NOT_NOW, AUTHORITY_UNREACHABLE",
        "502, NOT_NOW, AUTHORITY_UNREACHABLE",
        "503, NOT_NOW, AUTHORITY_UNREACHABLE",
        "504, NOT_NOW, AUTHORITY_UNREACHABLE",
        "401, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
        "403, CREDENTIALS_REFUSED, CREDENTIALS_REFUSED",
    })
    void anotherStatus_saysNothingOfTheToken(int status, Failure failure, Reason reason) {
        Failed failed = failed(answered(status, "application/json", "{\"active\": true}"), false);

        assertThat(failed).isEqualTo(new Failed(failure, "status: " + status + " (expected: 200)"));
        assertThat(failed.reason()).isEqualTo(reason);
    }

    @ParameterizedTest // IN-9, JI-7
    @CsvSource({
        "invalid_client, CREDENTIALS_REFUSED",
        "unauthorized_client, CREDENTIALS_REFUSED",
        "invalid_request, UNBELIEVABLE",
        "federation_loop, UNBELIEVABLE",
        "federation_too_deep, UNBELIEVABLE",
    })
    void badRequest_isAboutOurCredentialsWhenItSaysSo(String error, Failure failure) {
        assertThat(failed(answered(400, "application/json", "{\"error\": \"" + error + "\"}"), false)
                        .failure())
                .isEqualTo(failure);
    }

    @ParameterizedTest // TBF-9
    @ValueSource(ints = {502, 503})
    void authorityThatSaysItCannotAskAnother_isWellItself(int status) {
        Answered own = answered(status, "application/json", "{\"error\": \"bad_authority\"}");
        Answered ofAProxy = answered(status, "text/html", "<html>");

        assertThat(failed(own, true).failure()).isEqualTo(Failure.NOT_BEYOND);
        assertThat(failed(own, true).reason()).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
        assertThat(failed(own, false).failure()).isEqualTo(Failure.NOT_NOW);
        assertThat(failed(ofAProxy, true).failure()).isEqualTo(Failure.NOT_NOW);
    }

    @Test // IN-8, TBF-6
    void cacheControl_isReadForBothAnswers() {
        assertThat(read(kept("{\"active\": true}", "private, max-age=7")))
                .isInstanceOfSatisfying(
                        Active.class, active -> assertThat(active.mayBeKept()).contains(Duration.ofSeconds(7)));
        assertThat(read(kept("{\"active\": false}", "no-store"))).isEqualTo(new Inactive(Optional.of(Duration.ZERO)));
    }

    private static Answered kept(String body, String cacheControl) {
        return new Answered(
                200,
                Map.of("content-type", "application/json", "cache-control", cacheControl),
                body.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void answers_doNotPrintTheirMembers() {
        assertThat(read(answered(200, "application/json", "{\"active\": true, \"sub\": \"alice\"}")))
                .asString()
                .doesNotContain("alice");
    }
}
