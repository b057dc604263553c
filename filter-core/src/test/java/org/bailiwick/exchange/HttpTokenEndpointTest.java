package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.ClientAuthentication;
import org.bailiwick.authority.ClientAuthentication.Proof;
import org.bailiwick.authority.Endpoint;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.keys.TestClock;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTokenEndpointTest {
    private static final TokenQuestion QUESTION = TokenQuestion.ofGrant("g")
            .with("token", "s3cret+/=&")
            .with("audience", "one")
            .with("audience", "two");

    private final FakeWeb web = new FakeWeb();
    private final Doubting endpoints = new Doubting();
    private final TokenEndpoint endpoint = at(endpoints);

    private TokenEndpoint at(EndpointSource source) {
        ClientAuthentication client = () -> new Proof(Map.of("Authorization", "Basic x"), Map.of("client_id", "rs1"));
        return new HttpTokenEndpoint(web, source, client, new TokenAnswerReader(), new TestClock());
    }

    @Test // RD-1, RD-4, TE-5
    void question_isPostedInTheBodyAndIsNowhereElse() {
        web.at(TradesUnderTest.AT_A, FakeWeb.json(Map.of("access_token", "t", "token_type", "Bearer")));

        assertThat(join(endpoint.ask(QUESTION)))
                .isInstanceOfSatisfying(
                        Issued.class, issued -> assertThat(issued.askedAt()).isEqualTo(TestClock.NOW));
        Question asked = web.last();
        assertThat(web.asked()).containsExactly(TradesUnderTest.AT_A);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.headers())
                .containsOnly(
                        Map.entry("Accept", "application/json"),
                        Map.entry("Content-Type", "application/x-www-form-urlencoded"),
                        Map.entry("Authorization", "Basic x"));
        assertThat(web.form())
                .containsExactly("grant_type=g", "token=s3cret+/=&", "audience=one", "audience=two", "client_id=rs1");
        assertThat(asked).asString().doesNotContain("s3cret");
        assertThat(QUESTION).asString().doesNotContain("s3cret");
        assertThat(endpoints.doubted).isFalse();
    }

    @ParameterizedTest // RD-8
    @CsvSource({
        "UNREACHABLE, NO_CONNECTION",
        "TIMED_OUT, TIMED_OUT",
        "BUSY, BUSY",
        "TOO_LARGE, UNBELIEVABLE",
        "FORBIDDEN, UNBELIEVABLE",
    })
    void callThatFails_saysNothingOfTheToken(Why why, Failure failure) {
        web.at(TradesUnderTest.AT_A, FakeWeb.failed(why));
        assertThat(join(endpoint.ask(QUESTION))).isEqualTo(new Failed(failure, "as told"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void nobodyThere_putsThePlaceInDoubt(int status) {
        web.at(TradesUnderTest.AT_A, FakeWeb.json(status, ""));
        join(endpoint.ask(QUESTION));
        assertThat(endpoints.doubted).isTrue();
    }

    @Test
    void endpointThatIsNotKnown_isWhyNobodyIsAsked() {
        Failed why = new Failed(Failure.NOT_NOW, "no metadata");
        EndpointSource nowhere =
                () -> CompletableFuture.completedStage(new Endpoint.Missing(why.failure(), why.detail()));
        assertThat(join(at(nowhere).ask(QUESTION))).isEqualTo(why);
        assertThat(web.questions()).isEmpty();
    }

    private static final class Doubting implements EndpointSource {
        private boolean doubted;

        @Override
        public CompletionStage<Endpoint> find() {
            return CompletableFuture.completedStage(new Endpoint.At(URI.create(TradesUnderTest.AT_A)));
        }

        @Override
        public void doubt(URI uri) {
            doubted = uri.toString().equals(TradesUnderTest.AT_A);
        }
    }
}
