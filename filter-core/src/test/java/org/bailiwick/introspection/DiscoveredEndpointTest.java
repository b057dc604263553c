package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.introspection.FakeAuthority.json;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.event.Reason;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.IssuerMetadata;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.Answer.Why;
import org.bailiwick.transport.Backoff;
import org.junit.jupiter.api.Test;

class DiscoveredEndpointTest {
    private static final String OAUTH = "https://as2.example.com/.well-known/oauth-authorization-server";
    private static final String OPENID = "https://as2.example.com/.well-known/openid-configuration";
    private static final String FEDERATED = "https://as2.example.com/federated";
    private static final String ORDINARY = "https://as2.example.com/introspect";
    private static final String FEDERATED_ALIAS = "https://mtls.as2.example.com/federated";
    private static final String ORDINARY_ALIAS = "https://mtls.as2.example.com/introspect";

    private final TestTicker ticker = new TestTicker();
    private final FakeAuthority authority = new FakeAuthority();
    private final EndpointSource source = discovered(false);

    private EndpointSource discovered(boolean byCertificate) {
        IssuerMetadata metadata = new IssuerMetadata(authority, new Issuer(DomainUnderTest.ISSUER));
        Secret secret = Secret.of("secret");
        Proof proof = byCertificate ? new Proof.Certificate(Path.of("rs2.p12"), secret) : new Proof.BasicSecret(secret);
        return EndpointSource.discovered(
                metadata,
                List.of("federated_introspection_endpoint", "introspection_endpoint"),
                new ClientSettings("rs2", proof),
                ticker,
                new Backoff(() -> 0));
    }

    private void publish(Map<String, Object> members) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.putIfAbsent("issuer", DomainUnderTest.ISSUER);
        authority.at(OAUTH, json(200, JsonWriter.write(all)));
    }

    private static Object find(EndpointSource endpoints) {
        return join(endpoints.find())
                .<Object>fold(
                        at -> at.uri().toString(), missing -> missing.failure().reason());
    }

    private Object find() {
        return find(source);
    }

    @Test // AM-5: the federated one goes first
    void federatedEndpoint_goesBeforeTheOrdinaryOne() {
        publish(Map.of("introspection_endpoint", ORDINARY, "federated_introspection_endpoint", FEDERATED));
        assertThat(find()).isEqualTo(FEDERATED);
    }

    @Test // AM-5
    void ordinaryEndpoint_isTakenWhereThereIsNoOther() {
        publish(Map.of("introspection_endpoint", ORDINARY));
        assertThat(find()).isEqualTo(ORDINARY);
    }

    @Test // MT-7
    void alias_isForThoseWhoShowACertificate() {
        publish(Map.of(
                "introspection_endpoint",
                ORDINARY,
                "mtls_endpoint_aliases",
                Map.of("introspection_endpoint", ORDINARY_ALIAS)));

        assertThat(find(discovered(true))).isEqualTo(ORDINARY_ALIAS);
        assertThat(find(discovered(false))).isEqualTo(ORDINARY);
    }

    @Test // MT-7
    void federatedAlias_goesFirst_andWithoutOneTheFederatedEndpoint() {
        publish(Map.of(
                "introspection_endpoint", ORDINARY,
                "federated_introspection_endpoint", FEDERATED,
                "mtls_endpoint_aliases",
                        Map.of(
                                "introspection_endpoint", ORDINARY_ALIAS,
                                "federated_introspection_endpoint", FEDERATED_ALIAS)));
        assertThat(find(discovered(true))).isEqualTo(FEDERATED_ALIAS);

        publish(Map.of(
                "federated_introspection_endpoint",
                FEDERATED,
                "mtls_endpoint_aliases",
                Map.of("introspection_endpoint", ORDINARY_ALIAS)));
        assertThat(find(discovered(true))).isEqualTo(FEDERATED);

        publish(Map.of("introspection_endpoint", ORDINARY, "mtls_endpoint_aliases", "x"));
        assertThat(find(discovered(true))).isEqualTo(ORDINARY);
    }

    @Test // AM-5
    void metadataWithoutAnEndpoint_cannotBeBelieved() {
        publish(Map.of("introspection_endpoint", 7L));
        assertThat(find()).isEqualTo(Reason.AUTHORITY_ANSWER_INVALID);
    }

    @Test // AM-2, TBF-1
    void metadataOfAnotherIssuer_isNotUsed() {
        publish(Map.of("issuer", "https://evil.example", "introspection_endpoint", ORDINARY));
        assertThat(find()).isEqualTo(Reason.AUTHORITY_ANSWER_INVALID);
    }

    @Test // AM-1
    void openIdDiscovery_isAskedWhereTheFirstPlaceHasNothing() {
        authority.at(
                OPENID,
                json(
                        200,
                        JsonWriter.write(
                                Map.of("issuer", DomainUnderTest.ISSUER, "introspection_endpoint", ORDINARY))));
        assertThat(find()).isEqualTo(ORDINARY);
        assertThat(authority.asked()).containsExactly(OAUTH, OPENID);
    }

    @Test
    void place_isRememberedForAnHourAndThenAskedForBesideTheQuestion() {
        publish(Map.of("introspection_endpoint", ORDINARY));
        find();
        ticker.advance(Duration.ofMinutes(59));
        assertThat(find()).isEqualTo(ORDINARY);
        assertThat(authority.asked()).containsExactly(OAUTH);

        publish(Map.of("introspection_endpoint", FEDERATED));
        ticker.advance(Duration.ofMinutes(1));
        assertThat(find()).isEqualTo(ORDINARY);
        assertThat(find()).isEqualTo(FEDERATED);
        assertThat(authority.asked()).containsExactly(OAUTH, OAUTH);
    }

    @Test
    void placeInDoubt_isAskedForAgain() {
        publish(Map.of("introspection_endpoint", ORDINARY));
        find();
        ticker.advanceSeconds(1);
        publish(Map.of("introspection_endpoint", FEDERATED));

        source.doubt(URI.create("https://elsewhere.example"));
        assertThat(find()).isEqualTo(ORDINARY);
        assertThat(authority.asked()).containsExactly(OAUTH);

        source.doubt(URI.create(ORDINARY));
        assertThat(find()).isEqualTo(ORDINARY);
        assertThat(find()).isEqualTo(FEDERATED);
    }

    @Test
    void outageOfTheMetadata_leavesThePlaceAsItIs() {
        publish(Map.of("introspection_endpoint", ORDINARY));
        find();
        ticker.advance(Duration.ofHours(1));
        authority.at(OAUTH, FakeAuthority.failed(Why.UNREACHABLE));

        assertThat(find()).isEqualTo(ORDINARY);
        assertThat(find()).isEqualTo(ORDINARY);
        assertThat(authority.asked()).as("a rest after the failure").hasSize(2);
    }

    @Test // AM-2
    void metadataThatBecomesAnothers_discardsThePlace() {
        publish(Map.of("introspection_endpoint", ORDINARY));
        find();
        ticker.advance(Duration.ofHours(1));
        publish(Map.of("issuer", "https://evil.example", "introspection_endpoint", FEDERATED));
        find();

        assertThat(find()).isEqualTo(Reason.AUTHORITY_ANSWER_INVALID);
    }

    @Test
    void failures_areFollowedByRestsThatGrow() {
        authority.at(OAUTH, FakeAuthority.failed(Why.TIMED_OUT));
        find();
        for (int rest : List.of(1, 2, 4, 8, 16, 30, 30)) {
            int before = authority.questions().size();
            ticker.advance(Duration.ofSeconds(rest).minusNanos(1));
            assertThat(find()).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
            assertThat(authority.questions()).hasSize(before);
            ticker.advance(Duration.ofNanos(1));
            assertThat(find()).isEqualTo(Reason.AUTHORITY_UNREACHABLE);
            assertThat(authority.questions()).hasSize(before + 1);
        }
    }
}
