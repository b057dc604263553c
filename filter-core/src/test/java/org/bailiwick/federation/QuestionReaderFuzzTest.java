package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.token.Issuer;

/** Whatever strangers send, nothing is thrown, and what is taken is what it must be. */
class QuestionReaderFuzzTest {
    private static final Asker SERVER = new Asker.OwnServer(
            new FederationSettings.ResourceServer(TestEndpoint.client("rs2"), TestEndpoint.RS2, Optional.empty()));
    private static final Asker TRUSTOR = new Asker.Federatee(
            new FederationSettings.Trustor(TestEndpoint.client("as3"), TestEndpoint.AS3, TestEndpoint.READ));

    @FuzzTest // IN-1
    void question_isReadOrRefused(byte[] body) {
        Form.of(body).ifPresent(form -> {
            QuestionReader.of(form, SERVER)
                    .fold(QuestionReaderFuzzTest::assertOfAServer, QuestionReaderFuzzTest::assertInvalid);
            QuestionReader.of(form, TRUSTOR)
                    .fold(QuestionReaderFuzzTest::assertOfATrustor, QuestionReaderFuzzTest::assertInvalid);
            ClientProof.of(List.of(), form)
                    .fold(
                            proof -> assertThat(proof).asString().endsWith("[hidden]"),
                            refusal -> assertThat(refusal).isIn(Refusal.INVALID_CLIENT, Refusal.INVALID_REQUEST));
        });
    }

    private static Object assertOfAServer(IntrospectionQuestion question) {
        assertThat(question.path()).isEmpty();
        assertThat(question.resource()).contains(TestEndpoint.RS2);
        return assertGood(question);
    }

    private static Object assertOfATrustor(IntrospectionQuestion question) {
        assertThat(question.path()).last().isEqualTo(TestEndpoint.AS3);
        assertThat(question.path()).extracting(Issuer::value).allMatch(value -> !value.contains("#"));
        return assertGood(question);
    }

    private static Object assertGood(IntrospectionQuestion question) {
        assertThat(question.token()).matches("[A-Za-z0-9._~+/-]+=*").hasSizeLessThanOrEqualTo(QuestionReader.MAX_TOKEN);
        assertThat(question.budget().orElse(Duration.ofMillis(1))).isPositive();
        return question;
    }

    private static Object assertInvalid(Refusal refusal) {
        return assertThat(refusal).isEqualTo(Refusal.INVALID_REQUEST);
    }

    /** Whatever the token is, its way leads to one of the domains that are configured, or nowhere. */
    @FuzzTest // TBF-1
    void token_leadsToAConfiguredDomainOrNowhere(byte[] octets) {
        String token = new String(octets, StandardCharsets.ISO_8859_1);
        Partner home = new Partner(
                new AskedDomain(TestEndpoint.domain("home", TestEndpoint.AS2), new FakeAuthority()), Optional.empty());
        Partner as1 = new Partner(
                new AskedDomain(TestEndpoint.domain("as1", TestEndpoint.AS1), new FakeAuthority()),
                Optional.of(new FederationSettings.Trustee("as1", TestEndpoint.READ, TestEndpoint.LIFETIME)));

        Optional<Route> route = new Relations(TestEndpoint.AS2, Optional.of(home), List.of(as1))
                .route(PresentedToken.of(token), Optional.empty());

        assertThat(route.map(Route::partner)).isIn(Set.of(Optional.empty(), Optional.of(home), Optional.of(as1)));
    }
}
