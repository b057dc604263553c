package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.introspection.RememberingIntrospector;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an asker is told: a new document, in our own name (TBF step I). */
class NewDocumentTest {
    private static final long NOW = TestClock.NOW.getEpochSecond();
    private static final String OURS = TestEndpoint.jwt(TestEndpoint.AS2);
    private static final String THEIRS = TestEndpoint.jwt(TestEndpoint.AS1);

    private final TestEndpoint as2 = TestEndpoint.ofAs2();

    @AfterEach
    void close() {
        as2.close();
    }

    private Map<String, Object> as1Says(Map<String, Object> changes) {
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS2);
        said.putAll(changes);
        said.values().removeIf(value -> value == TestClient.ABSENT);
        as2.as1.says(said);
        return said;
    }

    @Test // TBF-5, TBF-7
    void foreignToken_isToldInOurTerms() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("active", true);
        expected.put("iss", "https://as2.example.com");
        expected.put("aud", List.of(TestEndpoint.RS2));
        expected.put("sub", "https://as1.example.com#alice");
        expected.put("client_id", "https://as1.example.com#app");
        expected.put("scope", "orders:read");
        expected.put("exp", NOW + 600);
        expected.put("iat", NOW - 10);
        expected.put("jti", "j1");
        expected.put("token_type", "Bearer");
        expected.put(
                "federation",
                Map.of(
                        "federator", "https://as1.example.com",
                        "sub", "alice",
                        "client_id", "app",
                        "scope", "orders:read orders:write",
                        "path", List.of("https://as1.example.com")));

        assertThat(as2.document(Ask.byRs2(THEIRS))).isEqualTo(expected);
    }

    @Test // TBF-7, TBF-8
    void tokenOfOurOwn_isToldAsItIsAndWithoutFederation() {
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS2.value(), TestEndpoint.RS2);
        said.put("aud", List.of(TestEndpoint.RS2));
        said.put("cnf", Map.of("jkt", "x"));
        said.put("act", Map.of("sub", "robot", "act", Map.of("sub", "daemon")));
        as2.home.says(said);

        assertThat(as2.document(Ask.byRs2(OURS))).isEqualTo(said);
    }

    @Test // TBF-7
    void tokenThroughTwoDomains_carriesBothNames() {
        as1Says(Map.of(
                "sub",
                "https://as0.example.com#zoe",
                "client_id",
                TestClient.ABSENT,
                "federation",
                Map.of(
                        "federator",
                        TestEndpoint.AS0.value(),
                        "sub",
                        "zoe",
                        "scope",
                        "r",
                        "path",
                        List.of(TestEndpoint.AS0.value()))));

        assertThat(as2.document(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS0))))
                .containsEntry("sub", "https://as1.example.com#https://as0.example.com#zoe")
                .doesNotContainKey("client_id")
                .containsEntry(
                        "federation",
                        Map.of(
                                "federator", "https://as1.example.com",
                                "sub", "https://as0.example.com#zoe",
                                "scope", "orders:read orders:write",
                                "path", List.of("https://as0.example.com", "https://as1.example.com")));
    }

    @Test // TBF-5
    void scopes_areMappedByTheEdgeAndThenCappedForTheAsker() {
        as2.trustees.set(
                0,
                new FederationSettings.Trustee(
                        "as1",
                        TestEndpoint.mapping(
                                Map.of("read", "orders:read", "write", "orders:write"), "orders:read", "orders:write"),
                        TestEndpoint.LIFETIME));
        as2.resourceServers.set(
                0,
                new FederationSettings.ResourceServer(
                        TestEndpoint.client("rs2"), TestEndpoint.RS2, Optional.of(Scopes.parse("orders:read"))));
        as1Says(Map.of("scope", "read write admin", "aud", List.of(TestEndpoint.RS2, TestEndpoint.RS3)));

        assertThat(as2.document(Ask.byRs2(THEIRS))).containsEntry("scope", "orders:read");
        assertThat(as2.document(Ask.byAs3(THEIRS))).containsEntry("scope", "read");
    }

    @Test // TBF-5
    void scopesOfADomainBehindATrustee_passBothEdges() {
        as2.domain(
                TestEndpoint.domain(
                        "as1",
                        TestEndpoint.AS1,
                        new FederatorSettings(
                                TestEndpoint.AS0,
                                TestEndpoint.mapping(Map.of("r", "orders:read"), "orders:read", "x"),
                                Optional.empty())),
                as2.as1);
        as1Says(Map.of(
                "scope",
                "r x orders:write",
                "federation",
                Map.of(
                        "federator", TestEndpoint.AS0.value(),
                        "path", List.of(TestEndpoint.AS0.value()))));

        assertThat(as2.document(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS0)))).containsEntry("scope", "orders:read");
    }

    @Test
    void scopesInAnArray_areToldAsAList() {
        as1Says(Map.of("scope", List.of("orders:read", "a b", "x")));

        Map<String, Object> document = as2.document(Ask.byRs2(THEIRS));

        assertThat(document).containsEntry("scope", "orders:read");
        assertThat(document.get("federation")).asString().contains("orders:read x");
    }

    @Test // TBF-5
    void noScope_isNotToldAsOne() {
        as1Says(Map.of("scope", "admin"));

        assertThat(as2.document(Ask.byRs2(THEIRS))).doesNotContainKey("scope");
    }

    @Test // IN-6
    void trustor_isToldThatItMayPassItOn() {
        as2.home.says(FakeAuthority.document(TestEndpoint.AS2.value(), TestEndpoint.RS3));

        assertThat(as2.document(Ask.byAs3(OURS)))
                .containsEntry("aud", List.of(TestEndpoint.RS3, TestEndpoint.AS3.value()))
                .containsEntry("sub", "alice")
                .containsEntry("scope", "read");
    }

    @Test // IN-7, IN-8
    void end_isTheEarliestOfAll() {
        as1Says(Map.of("exp", NOW + 7200));
        assertThat(as2.document(Ask.byRs2("as1_x"))).containsEntry("exp", NOW + TestEndpoint.LIFETIME.toSeconds());

        as1Says(Map.of("exp", new BigDecimal(NOW + 100 + ".75")));
        assertThat(as2.document(Ask.byRs2("as1_x"))).containsEntry("exp", NOW + 100);
        assertThat(as2.document(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1, Map.of("exp", NOW + 50)))))
                .containsEntry("exp", NOW + 50);

        as1Says(Map.of("exp", TestClient.ABSENT));
        assertThat(as2.document(Ask.byRs2("as1_x"))).containsEntry("exp", NOW + 60);
    }

    @Test // IN-7
    void endOfOurOwnToken_isNotMovedByATrusteesLifetime() {
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS2.value(), TestEndpoint.RS2);
        said.put("exp", NOW + 7200);
        as2.home.says(said);

        assertThat(as2.document(Ask.byRs2(OURS))).containsEntry("exp", NOW + 7200);
    }

    @Test // IN-7, TBF-6
    void answer_mayBeRememberedForTheShortestOfAll() {
        Map<String, Object> said = as1Says(Map.of());
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=60");

        as2.as1.says(said, Optional.of(Duration.ofSeconds(20)));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=20");
        as2.as1.says(said, Optional.of(Duration.ZERO));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=0");
        as2.as1.says(said, Optional.of(Duration.ofDays(1)));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=60");

        as1Says(Map.of("exp", NOW + 7));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=7");
        as1Says(Map.of("exp", NOW - 7));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=0");
    }

    @Test // TBF-6
    void refusal_mayBeRememberedForAMoment() {
        as2.as1.saysInactive(Optional.empty());
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=3");
        as2.as1.saysInactive(Optional.of(Duration.ofSeconds(1)));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=1");
        as1Says(Map.of("aud", "x"));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=3");
        assertThat(cacheControl(TestEndpoint.jwt(TestEndpoint.AS3))).isEqualTo("private, max-age=5");
    }

    @Test // TBF-6
    void cacheControl_hasNoEffectWhereTheDomainSaysSo() {
        remembersAnswersOfAs1WithoutCacheControl();
        as2.as1.says(as1Says(Map.of()), Optional.of(Duration.ofSeconds(1)));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=60");
        as2.as1.saysInactive(Optional.of(Duration.ofSeconds(1)));
        assertThat(cacheControl("as1_opaque")).isEqualTo("private, max-age=3");
    }

    @Test // TBF-6
    void answerThatIsRemembered_isNeverToldAsANewOne() {
        remembersAnswersOfAs1WithoutCacheControl();
        as1Says(Map.of());
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=60");
        as2.as1.saysInactive(Optional.empty());
        assertThat(cacheControl("as1_opaque")).isEqualTo("private, max-age=3");

        as2.clock.advance(Duration.ofSeconds(2));
        assertThat(cacheControl(THEIRS)).isEqualTo("private, max-age=58");
        assertThat(cacheControl("as1_opaque")).isEqualTo("private, max-age=1");
    }

    private void remembersAnswersOfAs1WithoutCacheControl() {
        DomainSettings.Introspection as1 = TestEndpoint.domain("as1", TestEndpoint.AS1);
        DomainSettings.Introspection ignoring = new DomainSettings.Introspection(
                as1.name(),
                as1.issuer(),
                as1.endpoint(),
                as1.client(),
                as1.opaquePrefix(),
                as1.leeway(),
                new DomainSettings.AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(3), false),
                as1.signedAnswers(),
                as1.missingAudience(),
                as1.scopesClaim(),
                as1.grantsClaims(),
                as1.federators());
        as2.domain(ignoring, new RememberingIntrospector(as2.as1, ignoring, as2.clock, 100_000, 100_000));
    }

    private String cacheControl(String token) {
        return as2.answer(Ask.byRs2(token)).header("Cache-Control").orElseThrow();
    }

    @Test // TBF-4, TBF-7
    void homeThatSpeaksForAnother_isPassedThroughWithItsNames() {
        as2.domain(
                TestEndpoint.domain(
                        "home",
                        TestEndpoint.AS2,
                        new FederatorSettings(TestEndpoint.AS0, TestEndpoint.READ, Optional.empty())),
                as2.home);
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS2.value(), TestEndpoint.RS2);
        said.put("sub", "https://as0.example.com#zoe");
        said.put("client_id", "https://as0.example.com#app");
        said.put(
                "federation",
                Map.of(
                        "federator", TestEndpoint.AS0.value(),
                        "scope", "r",
                        "path", List.of(TestEndpoint.AS0.value())));
        as2.home.says(said);

        assertThat(as2.document(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS0))))
                .containsEntry("sub", "https://as0.example.com#zoe")
                .containsEntry("scope", "orders:read")
                .containsEntry(
                        "federation",
                        Map.of(
                                "federator", "https://as0.example.com",
                                "sub", "zoe",
                                "client_id", "app",
                                "scope", "r",
                                "path", List.of("https://as0.example.com")));

        said.put("sub", "zoe");
        as2.home.says(said);
        assertThat(as2.error(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS0)))).isEqualTo("502 bad_authority");
    }
}
