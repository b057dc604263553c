package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.bailiwick.introspection.FakeAuthority.json;
import static org.bailiwick.introspection.TokensUnderTest.outcome;
import static org.bailiwick.transport.TestAnswers.answered;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.config.DomainSettings.KeyLocation;
import org.bailiwick.config.DomainSettings.SignedAnswers;
import org.bailiwick.event.Event;
import org.bailiwick.event.IntrospectionEvent;
import org.bailiwick.event.IntrospectionEvent.Outcome;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All of it together, from a token to what is said of it. */
class IntrospectionsTest {
    private static final String OAUTH = "https://as2.example.com/.well-known/oauth-authorization-server";

    @TempDir
    private Path folder;

    private final TestTicker ticker = new TestTicker();
    private final FakeAuthority authority = new FakeAuthority();
    private final FakeAuthority behindCertificate = new FakeAuthority();
    private final List<Event> events = new ArrayList<>();
    private final DomainUnderTest domain = DomainUnderTest.alone();
    private final Introspections introspections = over(authority);

    private Introspections over(Transport transport) {
        return new Introspections(
                transport,
                certificate -> behindCertificate,
                Set.of(DomainUnderTest.RESOURCE),
                SignatureChecks.platform(),
                events::add,
                new TestClock(),
                ticker,
                () -> 0);
    }

    private Object verify(Introspections among, String token) {
        return outcome(join(
                among.tokensOf(domain.settings(), DomainUnderTest.RECIPIENT).verify(token)));
    }

    private Object verify() {
        return verify(introspections, "tok");
    }

    private List<Outcome> outcomes() {
        return events.stream()
                .map(event -> ((IntrospectionEvent) event).outcome())
                .toList();
    }

    @Test // IN-1, IN-5
    void activeToken_isAccepted() {
        authority.says(TokensUnderTest.local());
        assertThat(verify()).isEqualTo("accepted");
        assertThat(outcomes()).containsExactly(Outcome.ACTIVE);
    }

    @Test // TBF-3 to TBF-7
    void foreignToken_isAccepted() {
        domain.federators = DomainUnderTest.federated().federators;
        authority.says(TokensUnderTest.foreign());
        assertThat(verify(introspections, "a_tok")).isEqualTo("accepted");
        assertThat(authority.form())
                .containsEntry("token_issuer", DomainUnderTest.AS1)
                .containsEntry("resource", DomainUnderTest.RESOURCE)
                .containsEntry("federation_budget", "2000")
                .doesNotContainKey("federation_path");
    }

    @ParameterizedTest // IN-4, IN-9, IN-10, TBF-9
    @CsvSource({
        "200, application/json, TOKEN_INACTIVE",
        "200, text/html, unreachable: AUTHORITY_ANSWER_INVALID",
        "400, application/json, unreachable: AUTHORITY_ANSWER_INVALID",
        "401, application/json, unreachable: CREDENTIALS_REFUSED",
        "403, application/json, unreachable: CREDENTIALS_REFUSED",
        "404, application/json, unreachable: AUTHORITY_ANSWER_INVALID",
        "429, application/json, unreachable: AUTHORITY_UNREACHABLE",
        "500, application/json, unreachable: AUTHORITY_UNREACHABLE",
        "503, application/json, unreachable: AUTHORITY_UNREACHABLE",
    })
    void everyAnswerWithoutAYes_isWhatItIs(int status, String type, String said) {
        authority.says(answered(status, type, "{}"));
        assertThat(verify()).hasToString(said);
    }

    @Test // TBF-9: who learns that the authority is down, learns it for all
    void allUsesOfADomain_shareOneBreaker() {
        authority.says(FakeAuthority.failed(Why.TIMED_OUT));
        for (int time = 0; time < 5; time++) {
            assertThat(verify()).isEqualTo("unreachable: AUTHORITY_UNREACHABLE");
        }
        assertThat(authority.questions()).hasSize(5);

        Introspector other = introspections.introspectorOf(domain.settings());
        join(other.ask(IntrospectionQuestion.about("tok")));
        assertThat(authority.questions()).hasSize(5);
        assertThat(outcomes()).endsWith(Outcome.UNREACHABLE, Outcome.NOT_ASKED);

        ticker.advanceSeconds(1);
        authority.says(TokensUnderTest.local());
        assertThat(join(other.ask(IntrospectionQuestion.about("tok")))).isInstanceOf(IntrospectionAnswer.Active.class);
        assertThat(verify()).isEqualTo("accepted");
    }

    @Test
    void lackOfAConnection_isMadeUpForAndIsOneOutcome() {
        List<Question> asked = new ArrayList<>();
        Introspections flaky = over(question -> {
            asked.add(question);
            Answer answer = asked.size() == 1
                    ? FakeAuthority.failed(Why.UNREACHABLE)
                    : json(200, JsonWriter.write(TokensUnderTest.local()));
            return CompletableFuture.completedStage(answer);
        });

        assertThat(verify(flaky, "tok")).isEqualTo("accepted");
        assertThat(asked).hasSize(2);
        assertThat(outcomes()).containsExactly(Outcome.ACTIVE);
    }

    @Test // JA-1: an authority that has seen the first assertion would take the second for a replay
    void secondAttempt_hasAnAssertionOfItsOwn() {
        TestSigner signer = TestSigner.in(folder, SignatureAlgorithm.ES256);
        domain.proof = new Proof.PrivateKey(signer.privateKey());
        authority.says(FakeAuthority.failed(Why.UNREACHABLE));
        verify();

        assertThat(authority.questions()).hasSize(2);
        assertThat(authority.questions().stream()
                        .map(question -> FakeAuthority.form(question).get("client_assertion"))
                        .map(assertion -> signer.verified(assertion).get("jti")))
                .doesNotHaveDuplicates();
    }

    @Test // AM-5, TBF-1
    void endpointThatIsNotConfigured_isDiscovered() {
        domain.endpoint = Optional.empty();
        authority.at(
                OAUTH,
                json(
                        200,
                        JsonWriter.write(Map.of(
                                "issuer", DomainUnderTest.ISSUER, "introspection_endpoint", FakeAuthority.ENDPOINT))));
        authority.says(TokensUnderTest.local());

        assertThat(verify()).isEqualTo("accepted");
        assertThat(verify()).isEqualTo("accepted");
        assertThat(authority.asked()).containsExactly(OAUTH, FakeAuthority.ENDPOINT, FakeAuthority.ENDPOINT);
    }

    @Test // MT-7, IN-2
    void certificate_isShownAtTheAliasByItsOwnTransport() {
        String alias = "https://mtls.as2.example.com/introspect";
        domain.endpoint = Optional.empty();
        domain.proof = new Proof.Certificate(folder.resolve("rs2.p12"), Secret.of("changeit"));
        authority.at(
                OAUTH,
                json(
                        200,
                        JsonWriter.write(Map.of(
                                "issuer", DomainUnderTest.ISSUER,
                                "introspection_endpoint", FakeAuthority.ENDPOINT,
                                "mtls_endpoint_aliases", Map.of("introspection_endpoint", alias)))));
        behindCertificate.at(alias, json(200, JsonWriter.write(TokensUnderTest.local())));

        assertThat(verify()).isEqualTo("accepted");
        assertThat(authority.asked()).containsExactly(OAUTH);
        assertThat(behindCertificate.asked()).containsExactly(alias);
        assertThat(behindCertificate.form()).containsEntry("client_id", "rs2").doesNotContainKey("client_secret");
    }

    @Test // JI-1 to JI-5, JI-9
    void signedAnswers_areRequiredWhereTheyAreConfigured() {
        TestSigner signer = TestSigner.in(folder, SignatureAlgorithm.RS256);
        domain.signedAnswers = Optional.of(new SignedAnswers(
                List.of(SignatureAlgorithm.RS256),
                new KeyLocation.At(URI.create("https://as2.example.com/jwks")),
                new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30))));
        authority.at(
                "https://as2.example.com/jwks",
                json(200, JsonWriter.write(signer.signer().publicKeys())));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", DomainUnderTest.ISSUER);
        claims.put("aud", "rs2");
        claims.put("iat", TokensUnderTest.NOW);
        claims.put("token_introspection", TokensUnderTest.local());
        authority.says(answered(
                200, "application/token-introspection+jwt", signer.signer().sign("token-introspection+jwt", claims)));

        assertThat(verify()).isEqualTo("accepted");
        assertThat(authority.questions().get(0).headers())
                .containsEntry("Accept", "application/token-introspection+jwt");
        assertThat(introspections.keyRings()).containsOnlyKeys(domain.settings());
        assertThat(introspections.keyRings().get(domain.settings()).health().keys())
                .isEqualTo(1);

        authority.says(TokensUnderTest.local());
        assertThat(verify()).isEqualTo("unreachable: AUTHORITY_ANSWER_INVALID");
    }

    @Test
    void keysInAFile_areReadWhenItIsAssembled() {
        domain.signedAnswers = Optional.of(new SignedAnswers(
                List.of(SignatureAlgorithm.RS256),
                new KeyLocation.InFile(folder.resolve("none.json")),
                new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> introspections.introspectorOf(domain.settings()))
                .withMessageContaining("none.json");
    }

    @Test // TBF-9
    void bugBelow_isNoYes() {
        Introspections buggy = over(question -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(verify(buggy, "tok")).isEqualTo("unreachable: INTERNAL_ERROR");
    }

    @Test
    void recipientThatIsNotNamed_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient("https://rs", Set.of("https://other"), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient("https://rs", Set.of("https://rs"), Duration.ZERO));
    }
}
