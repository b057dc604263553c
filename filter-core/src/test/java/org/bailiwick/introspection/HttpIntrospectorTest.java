package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.ClientAuthentication;
import org.bailiwick.authority.ClientAuthentication.Proof;
import org.bailiwick.authority.Endpoint;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIntrospectorTest {
    private static final Issuer AS1 = new Issuer("https://as1.example");
    private static final Issuer AS2 = new Issuer("https://as2.example");

    private final TestTicker ticker = new TestTicker();
    private final FakeAuthority authority = new FakeAuthority();
    private final HttpIntrospector introspector = at(EndpointSource.fixed(URI.create(FakeAuthority.ENDPOINT)));

    private HttpIntrospector at(EndpointSource endpoints) {
        ClientAuthentication client = () -> new Proof(Map.of("Authorization", "Basic x"), Map.of("client_id", "rs2"));
        return new HttpIntrospector(authority, endpoints, client, new AnswerReader(new PlainAnswers()), ticker);
    }

    private static IntrospectionQuestion within(long millis) {
        return new IntrospectionQuestion(
                "tok", Optional.empty(), Optional.empty(), List.of(), Optional.of(Duration.ofMillis(millis)));
    }

    private Failed failure(IntrospectionQuestion question) {
        return join(introspector.ask(question))
                .fold(
                        active -> {
                            throw new AssertionError("active");
                        },
                        inactive -> {
                            throw new AssertionError("inactive");
                        },
                        failed -> failed);
    }

    @Test // IN-1, IN-2, IN-11, TBF-2
    void token_isPostedInTheBodyAndIsNowhereElse() {
        authority.says(Map.of("active", true));

        assertThat(join(introspector.ask(IntrospectionQuestion.about("s3cret+/="))))
                .isInstanceOf(Active.class);

        Question asked = authority.last();
        assertThat(authority.questions()).hasSize(1);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.uri()).hasToString(FakeAuthority.ENDPOINT);
        assertThat(asked.headers())
                .containsOnly(
                        Map.entry("Accept", "application/json"),
                        Map.entry("Content-Type", "application/x-www-form-urlencoded"),
                        Map.entry("Authorization", "Basic x"));
        assertThat(authority.form())
                .containsOnly(
                        Map.entry("token", "s3cret+/="),
                        Map.entry("token_type_hint", "access_token"),
                        Map.entry("client_id", "rs2"));
        assertThat(asked.limit()).isEmpty();
        assertThat(asked).asString().doesNotContain("s3cret");
    }

    @Test // TBF-1, TBF-6
    void whatThoseWhoFederateTellEachOther_isInTheForm() {
        authority.says(Map.of("active", false));
        join(introspector.ask(new IntrospectionQuestion(
                "tok",
                Optional.of(AS1),
                Optional.of("https://rs2.example/a?b"),
                List.of(AS1, AS2),
                Optional.of(Duration.ofMillis(1234)))));

        assertThat(authority.form())
                .containsEntry("token_issuer", "https://as1.example")
                .containsEntry("resource", "https://rs2.example/a?b")
                .containsEntry("federation_path", "https://as1.example https://as2.example")
                .containsEntry("federation_budget", "1234");
        assertThat(authority.last().limit()).contains(Duration.ofMillis(1234));
    }

    @Test
    void timeThatTheSearchForTheEndpointTook_isNotLeftForTheQuestion() {
        authority.says(Map.of("active", true));
        EndpointSource slow = () -> {
            ticker.advance(Duration.ofMillis(300));
            return CompletableFuture.completedStage(new Endpoint.At(URI.create(FakeAuthority.ENDPOINT)));
        };

        join(at(slow).ask(within(1000)));
        assertThat(authority.last().limit()).contains(Duration.ofMillis(700));
        assertThat(authority.form()).containsEntry("federation_budget", "700");

        assertThat(join(at(slow).ask(within(300))))
                .isEqualTo(new Failed(Failure.OUT_OF_TIME, "no time is left to ask"));
        assertThat(authority.questions()).hasSize(1);
    }

    @ParameterizedTest // TBF-9
    @CsvSource({
        "UNREACHABLE, NO_CONNECTION, AUTHORITY_UNREACHABLE",
        "TIMED_OUT, TIMED_OUT, AUTHORITY_UNREACHABLE",
        "BUSY, BUSY, AUTHORITY_BUSY",
        "TOO_LARGE, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
        "FORBIDDEN, UNBELIEVABLE, AUTHORITY_ANSWER_INVALID",
    })
    void callThatFails_saysNothingOfTheToken(Why why, Failure failure, Reason reason) {
        authority.says(FakeAuthority.failed(why));

        Failed failed = failure(IntrospectionQuestion.about("tok"));
        assertThat(failed).isEqualTo(new Failed(failure, "as told"));
        assertThat(failed.reason()).isEqualTo(reason);
    }

    @Test
    void silenceWithinAShortTime_isNoFaultOfTheAuthority() {
        authority.says(FakeAuthority.failed(Why.TIMED_OUT));

        assertThat(failure(within(499)).failure()).isEqualTo(Failure.OUT_OF_TIME);
        assertThat(failure(within(500)).failure()).isEqualTo(Failure.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void nobodyThere_putsThePlaceInDoubt(int status) {
        Doubting endpoints = new Doubting();
        authority.says(FakeAuthority.json(status, ""));

        join(at(endpoints).ask(IntrospectionQuestion.about("tok")));
        assertThat(endpoints.doubted).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 429, 500, 503})
    void somebodyThere_putsThePlaceInNoDoubt(int status) {
        Doubting endpoints = new Doubting();
        authority.says(FakeAuthority.json(status, ""));

        join(at(endpoints).ask(IntrospectionQuestion.about("tok")));
        assertThat(endpoints.doubted).isFalse();
    }

    @Test
    void endpointThatIsNotKnown_isWhyNobodyIsAsked() {
        Failed why = new Failed(Failure.NOT_NOW, "no metadata");

        assertThat(join(at(() -> CompletableFuture.completedStage(new Endpoint.Missing(why.failure(), why.detail())))
                        .ask(IntrospectionQuestion.about("tok"))))
                .isEqualTo(why);
        assertThat(authority.questions()).isEmpty();
    }

    private static final class Doubting implements EndpointSource {
        private boolean doubted;

        @Override
        public CompletionStage<Endpoint> find() {
            return CompletableFuture.completedStage(new Endpoint.At(URI.create(FakeAuthority.ENDPOINT)));
        }

        @Override
        public void doubt(URI uri) {
            doubted = uri.toString().equals(FakeAuthority.ENDPOINT);
        }
    }
}
