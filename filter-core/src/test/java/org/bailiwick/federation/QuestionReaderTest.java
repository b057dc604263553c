package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked is read in one way, or not at all. */
class QuestionReaderTest {
    private static final String TOKEN = TestEndpoint.jwt(TestEndpoint.AS1);

    private final TestEndpoint as2 = TestEndpoint.ofAs2();

    @AfterEach
    void close() {
        as2.close();
    }

    private void assertRefused(Ask ask) {
        assertThat(as2.error(ask)).as(ask.parameters().toString()).isEqualTo("400 invalid_request");
        assertThat(as2.as1.questions()).isEmpty();
        assertThat(as2.home.questions()).isEmpty();
    }

    @Test // IN-1
    void form_isTheOnlyBody() {
        assertRefused(Ask.byRs2(TOKEN).withoutField("Content-Type"));
        assertRefused(Ask.byRs2(TOKEN).withoutField("Content-Type").field("Content-Type", "application/json"));
        assertRefused(Ask.byRs2(TOKEN).field("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(as2.isActive(Ask.byRs2(TOKEN)
                        .withoutField("Content-Type")
                        .field("Content-Type", "Application/X-WWW-Form-Urlencoded; charset=UTF-8")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%4", "a=%zz", "a=%-1", "a=%ff", "a=é", "a= b", "a=1&a=2", "=1&=2", "a&a"})
    void formThatIsNone_isRefused(String spoiled) {
        assertRefused(Ask.byRs2(TOKEN).raw(spoiled));
    }

    @Test
    void formOfTooMany_isRefused() {
        Ask ask = Ask.byRs2(TOKEN);
        for (int i = 1; i < Form.MAX_PARAMETERS; i++) {
            ask = ask.with("p" + i, "");
        }

        assertThat(as2.isActive(ask)).isTrue();
        assertThat(as2.error(ask.with("q", ""))).isEqualTo("400 invalid_request");
    }

    @Test // IN-1
    void whatIsNotKnown_hasNoEffect() {
        assertThat(as2.isActive(Ask.byRs2(TOKEN)
                        .with("token_type_hint", "pigeon")
                        .with("colour", "é")
                        .raw("")))
                .isTrue();
    }

    @Test // IN-1
    void token_isThereOnceAndLooksLikeOne() {
        assertRefused(Ask.byRs2(TOKEN).without("token"));
        assertRefused(Ask.byRs2(""));
        assertRefused(Ask.byRs2(TOKEN).with("token", TOKEN));
        assertRefused(Ask.byRs2("a b"));
        assertRefused(Ask.byRs2("a\nb"));
        assertRefused(Ask.byRs2("a=b"));
        assertRefused(Ask.byRs2("é"));
        assertRefused(Ask.byRs2("x".repeat(QuestionReader.MAX_TOKEN + 1)));
        assertThat(as2.isActive(Ask.byRs2("as1_" + "x".repeat(QuestionReader.MAX_TOKEN - 6) + "==")))
                .isTrue();
    }

    @Test
    void bodyThatIsTooLarge_isNotRead() {
        Ask ask = Ask.byRs2(TOKEN).with("padding", "x".repeat(FederationEndpoint.MAX_BODY));

        assertThat(as2.error(ask)).isEqualTo("413 invalid_request");
    }

    @Test // RFC 8707
    void resourceOfAResourceServer_isItsOwn() {
        assertRefused(Ask.byRs2(TOKEN).with("resource", TestEndpoint.RS3));
        assertThat(as2.isActive(Ask.byRs2(TOKEN).with("resource", TestEndpoint.RS2)))
                .isTrue();
        assertThat(as2.as1.question().resource()).contains(TestEndpoint.RS2);
        assertThat(as2.isActive(Ask.byRs2(TOKEN))).isTrue();
        assertThat(as2.as1.question().resource()).contains(TestEndpoint.RS2);
    }

    @ParameterizedTest // RFC 8707
    @ValueSource(strings = {"rs3", "/rs3", "https://rs3.example.com/#top", "https://rs3.example.com/a b", "https://é/"})
    void resourceThatIsNoAbsoluteUri_isRefused(String resource) {
        assertRefused(Ask.byAs3(TOKEN).instead("resource", resource));
    }

    @Test
    void trustorWithoutResource_asksForItself() {
        as2.as1.says(FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.AS3.value()));

        assertThat(as2.document(Ask.byAs3(TOKEN).without("resource")))
                .containsEntry("aud", List.of(TestEndpoint.AS3.value()));
        assertThat(as2.as1.question().resource()).contains(TestEndpoint.AS3.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"as1", "urn:as1", "https://as1.example.com/?a=b", "https://as1.example.com#a", "https://a@b/"})
    void hintThatIsNoIssuer_isRefused(String issuer) {
        assertRefused(Ask.byRs2(TOKEN).with("token_issuer", issuer));
    }

    @Test
    void pathOfAResourceServer_isEmpty() {
        assertRefused(Ask.byRs2(TOKEN).with("federation_path", TestEndpoint.AS3.value()));
        assertThat(as2.isActive(Ask.byRs2(TOKEN).with("federation_path", ""))).isTrue();
    }

    @Test
    void pathOfATrustor_endsWithIt() {
        String as3 = TestEndpoint.AS3.value();
        String as5 = "https://as5.example.com";
        assertRefused(Ask.byAs3(TOKEN).without("federation_path"));
        assertRefused(Ask.byAs3(TOKEN).instead("federation_path", ""));
        assertRefused(Ask.byAs3(TOKEN).instead("federation_path", as5));
        assertRefused(Ask.byAs3(TOKEN).instead("federation_path", as3 + " " + as5));
        assertRefused(Ask.byAs3(TOKEN).instead("federation_path", as5 + "  " + as3));
        assertRefused(Ask.byAs3(TOKEN).instead("federation_path", "nobody " + as3));

        as2.as1.says(FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS3));
        assertThat(as2.isActive(Ask.byAs3(TOKEN).instead("federation_path", as5 + " " + as3)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+1", "1.5", "1e3", "1000000000", "soon", " 1", "٣"})
    void budgetThatIsNoNumberOfMilliseconds_isRefused(String budget) {
        assertRefused(Ask.byRs2(TOKEN).with("federation_budget", budget));
    }

    @Test
    void whatIsRead_isWhatWasAsked() {
        Form form = Form.of(("token=a.b-c_d~e%2Bf%2Fg%3D&token_issuer=https%3A%2F%2Fas1.example.com"
                                + "&federation_path=https://as5.example.com+https://as3.example.com"
                                + "&federation_budget=1500&resource=urn:rs:3")
                        .getBytes(StandardCharsets.US_ASCII))
                .orElseThrow();

        IntrospectionQuestion read = QuestionReader.of(form, new Asker.Federatee(as2.trustors.get(0)))
                .fold(question -> question, refusal -> {
                    throw new AssertionError(refusal);
                });

        assertThat(read.token()).isEqualTo("a.b-c_d~e+f/g=");
        assertThat(read.tokenIssuer()).contains(TestEndpoint.AS1);
        assertThat(read.path())
                .extracting(issuer -> issuer.value())
                .containsExactly("https://as5.example.com", "https://as3.example.com");
        assertThat(read.budget()).isEqualTo(Optional.of(Duration.ofMillis(1500)));
        assertThat(read.resource()).contains("urn:rs:3");
    }
}
