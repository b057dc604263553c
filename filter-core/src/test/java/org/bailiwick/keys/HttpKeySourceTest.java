package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.answered;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.event.Reason;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpKeySourceTest {
    private static final URI JWKS = URI.create("https://as.example/jwks?key=secret");

    private final List<Question> questions = new ArrayList<>();

    @Test
    void question_isAGetThatAcceptsKeySets() {
        fetch(answered(200, "application/json", "kids a"));

        assertThat(questions).singleElement().satisfies(question -> {
            assertThat(question.method()).isEqualTo("GET");
            assertThat(question.uri()).isEqualTo(JWKS);
            assertThat(question.headers()).isEqualTo(Map.of("Accept", "application/jwk-set+json, application/json"));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/jwk-set+json",
                "Application/JSON; charset=utf-8",
                "application/jwk-set+json ;x=y"
            })
    void keySetOfARightType_isFetched(String contentType) {
        assertThat(fetch(answered(200, contentType, "kids a b")))
                .isInstanceOfSatisfying(
                        KeyFetch.Fetched.class,
                        fetched -> assertThat(fetched.keys().size()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/jsonp", "", "application/json, text/html"})
    void otherType_isInvalid(String contentType) {
        assertThat(fetch(answered(200, contentType, "kids a"))).isInstanceOf(KeyFetch.Invalid.class);
    }

    @Test
    void noType_isInvalid() {
        assertThat(fetch(new Answered(200, Map.of(), new byte[0]))).isInstanceOf(KeyFetch.Invalid.class);
    }

    @Test
    void noKeySet_isInvalid() {
        assertThat(fetch(answered(200, "application/json", "<html>"))).isInstanceOf(KeyFetch.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void statusThatPasses_isUnreachable(int status) {
        assertThat(fetch(answered(status, "application/json", "kids a")))
                .isEqualTo(new KeyFetch.Unreachable("https://as.example/jwks: status " + status + " (expected: 200)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 301, 302, 304, 308, 400, 401, 403, 404, 410})
    void otherStatus_isInvalid(int status) {
        assertThat(fetch(answered(status, "application/json", "kids a")))
                .isEqualTo(new KeyFetch.Invalid("https://as.example/jwks: status " + status + " (expected: 200)"));
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, AUTHORITY_UNREACHABLE",
        "TIMED_OUT, AUTHORITY_UNREACHABLE",
        "BUSY, AUTHORITY_BUSY",
    })
    void callThatFailed_isUnreachable(Why why, Reason reason) {
        assertThat(fetch(new Failed(why, "detail")))
                .isEqualTo(new KeyFetch.Unreachable("https://as.example/jwks: detail", reason));
    }

    @ParameterizedTest
    @EnumSource(
            value = Why.class,
            names = {"TOO_LARGE", "FORBIDDEN"})
    void answerOrAddressThatCannotBeRight_isInvalid(Why why) {
        assertThat(fetch(new Failed(why, "detail"))).isEqualTo(new KeyFetch.Invalid("https://as.example/jwks: detail"));
    }

    private KeyFetch fetch(Answer answer) {
        KeySource source = new HttpKeySource(
                question -> {
                    questions.add(question);
                    return CompletableFuture.completedStage(answer);
                },
                JWKS,
                TestKeys.READER);
        return join(source.fetch());
    }
}
