package org.bailiwick.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.transport.TestAnswers.answered;
import static org.bailiwick.transport.TestAnswers.join;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveredKeySourceTest {
    private static final String ISSUER = "https://as.example/tenant";
    private static final String OAUTH = "https://as.example/.well-known/oauth-authorization-server/tenant";
    private static final String OPENID = "https://as.example/tenant/.well-known/openid-configuration";
    private static final String JWKS = "https://keys.example/jwks";
    private static final String MOVED = "https://keys.example/moved";

    private final TestTicker ticker = new TestTicker();
    private final Map<String, Answer> web = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final KeySource source = new DiscoveredKeySource(
            this::send, new IssuerMetadata(this::send, new Issuer(ISSUER)), TestKeys.READER, ticker);

    @ParameterizedTest
    @CsvSource({
        "https://h/p,  https://h/.well-known/oauth-authorization-server/p, https://h/p/.well-known/openid-configuration",
        "https://h/p/, https://h/.well-known/oauth-authorization-server/p, https://h/p/.well-known/openid-configuration",
        "https://h,    https://h/.well-known/oauth-authorization-server,   https://h/.well-known/openid-configuration",
        "https://h/,   https://h/.well-known/oauth-authorization-server,   https://h/.well-known/openid-configuration",
        "https://h:8443/a/b%20c, https://h:8443/.well-known/oauth-authorization-server/a/b%20c, https://h:8443/a/b%20c/.well-known/openid-configuration",
    })
    void places_areBuiltByInsertionAndByAppending(String issuer, String oauth, String openId) { // AM-1
        assertThat(IssuerMetadata.placesOf(new Issuer(issuer)))
                .extracting(Object::toString)
                .containsExactly(oauth, openId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h/p?q=1", "https://h/p#f", "issuer", "urn:example:issuer", "https:///p"})
    void issuerThatCannotHaveMetadata_isRefused(String issuer) { // AM-3
        assertThatThrownBy(() -> new DiscoveredKeySource(
                        this::send, new IssuerMetadata(this::send, new Issuer(issuer)), TestKeys.READER, ticker))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(issuer);
    }

    @Test
    void metadata_leadsToTheKeys() { // AM-5, PR-9: no other document is asked for
        publish(OAUTH, ISSUER, JWKS);
        web.put(JWKS, keys("a"));

        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
        assertThat(asked).containsExactly(OAUTH, JWKS);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 410})
    void nothingAtTheFirstPlace_leadsToOpenIdDiscovery(int status) { // AM-1
        web.put(OAUTH, answered(status, "text/html", ""));
        publish(OPENID, ISSUER, JWKS);
        web.put(JWKS, keys("a"));

        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
        assertThat(asked).containsExactly(OAUTH, OPENID, JWKS);
    }

    @Test
    void nothingAtEitherPlace_isInvalid() {
        assertThat(fetch()).isEqualTo(new KeyFetch.Invalid(OPENID + ": status 404 (expected: 200)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void issuerThatCannotAnswerNow_isUnreachableWithoutAskingElsewhere(int status) {
        web.put(OAUTH, answered(status, "text/html", ""));
        publish(OPENID, ISSUER, JWKS);

        assertThat(fetch()).isInstanceOf(KeyFetch.Unreachable.class);
        assertThat(asked).containsExactly(OAUTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://as.example/tenant/",
                "https://as.example/Tenant",
                "https://AS.example/tenant",
                "https://as.example:443/tenant",
                "https://as.example/t%65nant",
                "https://as.example/\uff54enant",
                "https://evil.example/tenant",
                ""
            })
    void metadataOfAnotherIssuer_isInvalidAndNothingOfItIsUsed(String other) { // AM-2, AM-4
        publish(OAUTH, other, JWKS);
        publish(OPENID, ISSUER, JWKS);
        web.put(JWKS, keys("a"));

        assertThat(fetch()).isInstanceOf(KeyFetch.Invalid.class);
        assertThat(asked).containsExactly(OAUTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"jwks_uri\": \"https://keys.example/jwks\"}",
                "{\"issuer\": \"https://as.example/tenant\"}",
                "{\"issuer\": \"https://as.example/tenant\", \"jwks_uri\": 1}",
                "{\"issuer\": \"https://as.example/tenant\", \"jwks_uri\": null}",
                "{\"issuer\": \"https://as.example/tenant\", \"jwks_uri\": \"https://a b\"}",
                "{\"issuer\": [\"https://as.example/tenant\"], \"jwks_uri\": \"https://keys.example/jwks\"}",
                "{\"issuer\": \"x\", \"issuer\": \"https://as.example/tenant\", \"jwks_uri\": \"https://keys.example/jwks\"}",
                "[]",
                "<html>"
            })
    void metadataThatIsNone_isInvalid(String body) { // AM-5
        web.put(OAUTH, answered(200, "application/json", body));
        web.put(JWKS, keys("a"));

        assertThat(fetch()).isInstanceOf(KeyFetch.Invalid.class);
        assertThat(asked).containsExactly(OAUTH);
    }

    @ParameterizedTest
    @CsvSource({"200, text/html", "200, application/jwk-set+json", "204, application/json", "302, application/json"})
    void metadataOfAnotherTypeOrStatus_isInvalid(int status, String contentType) { // AM-4
        web.put(OAUTH, answered(status, contentType, metadata(ISSUER, JWKS)));

        assertThat(fetch()).isInstanceOf(KeyFetch.Invalid.class);
    }

    @Test
    void unknownMembers_areIgnored() { // AM-4
        web.put(OAUTH, answered(200, "application/json;charset=UTF-8", """
                        {"x": [1, {}], "issuer": "https://as.example/tenant", "jwks_uri": "https://keys.example/jwks"}"""));
        web.put(JWKS, keys("a"));

        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
    }

    @Test
    void signedMetadata_isNotBelieved() { // AM-5
        web.put(OAUTH, answered(200, "application/json", """
                        {"signed_metadata": "e30.eyJqd2tzX3VyaSI6Imh0dHBzOi8vZXZpbC5leGFtcGxlLyJ9.AA",
                         "issuer": "https://as.example/tenant", "jwks_uri": "https://keys.example/jwks"}"""));
        web.put(JWKS, keys("a"));

        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
        assertThat(asked).containsExactly(OAUTH, JWKS);
    }

    @Test
    void callThatFails_isWhatItIsForKeysToo() {
        web.put(OAUTH, new Failed(Why.TIMED_OUT, "late"));
        assertThat(fetch()).isEqualTo(new KeyFetch.Unreachable(OAUTH + ": late"));

        web.put(OAUTH, new Failed(Why.FORBIDDEN, "private"));
        assertThat(fetch()).isEqualTo(new KeyFetch.Invalid(OAUTH + ": private"));
    }

    @Test
    void placeThatServes_isNotAskedForAgain() {
        publish(OAUTH, ISSUER, JWKS);
        web.put(JWKS, keys("a"));
        fetch();
        asked.clear();

        ticker.advance(Duration.ofMinutes(59));

        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
        assertThat(asked).containsExactly(JWKS);
    }

    @Test
    void oldPlace_isAskedForBesideTheFetchAndHoldsFromTheNext() {
        publish(OAUTH, ISSUER, JWKS);
        web.put(JWKS, keys("a"));
        fetch();
        asked.clear();
        publish(OAUTH, ISSUER, MOVED);
        web.put(MOVED, keys("b"));

        ticker.advance(Duration.ofHours(1));
        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
        assertThat(asked).containsExactly(OAUTH, JWKS);

        asked.clear();
        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
        assertThat(asked).containsExactly(MOVED);
    }

    @Test
    void oldPlaceDuringAnOutage_isKept() {
        publish(OAUTH, ISSUER, JWKS);
        web.put(JWKS, keys("a"));
        fetch();
        web.put(OAUTH, new Failed(Why.UNREACHABLE, "down"));
        web.put(JWKS, new Failed(Why.UNREACHABLE, "down"));
        assertThat(fetch()).isInstanceOf(KeyFetch.Unreachable.class);

        web.put(JWKS, keys("a"));
        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
    }

    @Test
    void placeThatIsGone_isFoundAnewFromTheMetadata() {
        publish(OAUTH, ISSUER, JWKS);
        web.put(JWKS, keys("a"));
        fetch();
        web.remove(JWKS);
        publish(OAUTH, ISSUER, MOVED);
        web.put(MOVED, keys("b"));

        assertThat(fetch()).isInstanceOf(KeyFetch.Invalid.class);
        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
    }

    @Test
    void placeThatIsSilent_isFoundAnewFromTheMetadata() {
        publish(OAUTH, ISSUER, JWKS);
        web.put(JWKS, keys("a"));
        fetch();
        web.put(JWKS, new Failed(Why.UNREACHABLE, "no such host"));
        publish(OAUTH, ISSUER, MOVED);
        web.put(MOVED, keys("b"));

        assertThat(fetch()).isInstanceOf(KeyFetch.Unreachable.class);
        fetch();
        assertThat(fetch()).isInstanceOf(KeyFetch.Fetched.class);
        assertThat(asked).last().isEqualTo(MOVED);
    }

    @Test
    void metadataThatBecomesAnothers_discardsThePlace() { // AM-2
        publish(OAUTH, ISSUER, JWKS);
        web.put(JWKS, keys("a"));
        fetch();
        publish(OAUTH, "https://evil.example", JWKS);
        ticker.advance(Duration.ofHours(1));
        fetch();
        asked.clear();

        assertThat(fetch()).isInstanceOf(KeyFetch.Invalid.class);
        assertThat(asked).containsExactly(OAUTH);
    }

    private KeyFetch fetch() {
        return join(source.fetch());
    }

    private CompletionStage<Answer> send(Question question) {
        asked.add(question.uri().toString());
        return CompletableFuture.completedStage(
                web.getOrDefault(question.uri().toString(), answered(404, "text/html", "")));
    }

    private void publish(String place, String issuer, String jwksUri) {
        web.put(place, answered(200, "application/json", metadata(issuer, jwksUri)));
    }

    private static String metadata(String issuer, String jwksUri) {
        return "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + jwksUri + "\"}";
    }

    private static Answer keys(String kid) {
        return answered(200, "application/json", "kids " + kid);
    }
}
