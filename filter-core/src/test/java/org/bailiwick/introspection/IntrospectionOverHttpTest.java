package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.AuthorityTransport;
import org.bailiwick.transport.ToldServer;
import org.bailiwick.transport.TransportSettings;
import org.bailiwick.transport.Transports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the real transport, against a server that answers as told. */
class IntrospectionOverHttpTest {
    private final ToldServer server = new ToldServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private IntrospectionAnswer ask(Duration call) {
        DomainUnderTest domain = DomainUnderTest.alone();
        domain.endpoint = Optional.of(URI.create(server.origin() + "/introspect"));
        domain.proof = new Proof.PostedSecret(Secret.of("pässword"));
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(5), call, 10_000, 4, true, false);
        try (AuthorityTransport transport = Transports.toAuthorities(settings)) {
            Introspections introspections = new Introspections(
                    transport,
                    certificate -> transport,
                    Set.of(),
                    SignatureChecks.platform(),
                    event -> {},
                    new TestClock());
            return join(introspections.introspectorOf(domain.settings()).ask(IntrospectionQuestion.about("s3cret+/=")));
        }
    }

    @Test // IN-1, IN-11, TBF-2
    void question_arrivesAsOneFormWithNothingInTheUrl() {
        server.answers(200, "{\"active\":true}");

        assertThat(ask(Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        Active.class, active -> assertThat(active.mayBeKept()).contains(Duration.ofSeconds(7)));
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0))
                .startsWith("POST /introspect [application/x-www-form-urlencoded] token=s3cret%2B%2F%3D"
                        + "&token_type_hint=access_token&")
                .contains("client_id=rs2")
                .contains("client_secret=p%C3%A4ssword");
    }

    @Test // TBF-9
    void connectionThatBreaks_isTriedOnceMore() {
        server.breaksOnceAndAnswers(200, "{\"active\":true}");

        assertThat(ask(Duration.ofSeconds(20))).isInstanceOf(Active.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test // TBF-9
    void silence_isNotTriedAgain() {
        server.isSilent();

        assertThat(ask(Duration.ofSeconds(3)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.TIMED_OUT));
        assertThat(server.requests()).hasSize(1);
    }

    @Test // IN-4
    void answerThatIsTooLarge_cannotBeBelieved() {
        server.answers(200, "{\"active\":true,\"x\":\"" + "x".repeat(10_000) + "\"}");

        assertThat(ask(Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.UNBELIEVABLE));
    }

    @Test // IN-1: whoever redirects gets no token
    void redirect_isNotFollowed() {
        server.redirects();

        assertThat(ask(Duration.ofSeconds(20))).isInstanceOf(Failed.class);
        assertThat(server.requests()).hasSize(1);
    }
}
