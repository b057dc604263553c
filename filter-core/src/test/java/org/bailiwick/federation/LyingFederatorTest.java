package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AS1 is trusted, and lies: what it can do to AS2 is bounded by what AS2 lets it say, not by what it says. One test each. */
class LyingFederatorTest {
    private static final Ask ASK = Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1));
    private static final Ask OPAQUE = Ask.byRs2("as1_xyz");
    private static final Ask BEHIND = Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS0));
    private static final long SOON = TestClock.NOW.getEpochSecond() + 60;

    private final TestEndpoint as2 = TestEndpoint.ofAs2();

    @AfterEach
    void close() {
        as2.close();
    }

    private void as1Says(String member, Object value) {
        as1Says(Map.of(member, value));
    }

    private void as1Says(Map<String, Object> changes) {
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS2);
        said.putAll(changes);
        as2.as1.says(said);
    }

    private static Map<String, Object> federation(Issuer federator, Issuer... path) {
        return Map.of(
                "federation",
                Map.of(
                        "federator",
                        federator.value(),
                        "sub",
                        "zoe",
                        "scope",
                        "orders:read",
                        "path",
                        Stream.of(path).map(Issuer::value).toList()));
    }

    @Test // TBF-7
    void lyingFederator_cannotNameASubjectOfAnotherDomain() {
        as1Says(Map.of("sub", "https://as4.example.com#bob", "client_id", "https://as4.example.com#app"));

        assertThat(as2.document(ASK))
                .containsEntry("sub", "https://as1.example.com#https://as4.example.com#bob")
                .containsEntry("client_id", "https://as1.example.com#https://as4.example.com#app");
    }

    @Test // TBF-7
    void lyingFederator_cannotNameALocalSubject() {
        as1Says(Map.of(
                "sub", "root",
                "client_id", "console",
                "username", "root",
                "act", Map.of("sub", "robot", "act", Map.of("sub", "daemon"))));

        assertThat(as2.document(ASK))
                .containsEntry("sub", "https://as1.example.com#root")
                .containsEntry("client_id", "https://as1.example.com#console")
                .doesNotContainKey("username")
                .containsEntry(
                        "act",
                        Map.of(
                                "sub",
                                "https://as1.example.com#robot",
                                "act",
                                Map.of("sub", "https://as1.example.com#daemon")));
    }

    @Test // TBF-7: nor can a local account be named so that it looks like a foreign one
    void localNameThatLooksForeign_isRefused() {
        for (Map<String, Object> changes : List.<Map<String, Object>>of(
                Map.of("sub", "https://as1.example.com#alice"),
                Map.of("sub", "https://as0.example.com#alice"),
                Map.of("client_id", "https://as4.example.com#app"),
                Map.of("act", Map.of("sub", "bob", "act", Map.of("sub", "https://as1.example.com#alice"))))) {
            Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS2.value(), TestEndpoint.RS2);
            said.putAll(changes);
            as2.home.says(said);

            assertThat(as2.error(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS2))))
                    .as(changes.toString())
                    .isEqualTo("502 bad_authority");
        }
    }

    @Test // TBF-5
    void lyingFederator_cannotWidenAScope() {
        as1Says("scope", "orders:read orders:write admin");

        assertThat(as2.document(ASK)).containsEntry("scope", "orders:read");
    }

    @Test // IN-7
    void lyingFederator_cannotLengthenALife() {
        as1Says("exp", TestClock.NOW.getEpochSecond() + Duration.ofDays(900).toSeconds());

        assertThat(as2.document(OPAQUE))
                .containsEntry("exp", TestClock.NOW.plus(TestEndpoint.LIFETIME).getEpochSecond());
        assertThat(as2.document(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1, Map.of("exp", SOON)))))
                .containsEntry("exp", SOON);
        assertThat(as2.isActive(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1, Map.of("exp", SOON - 90)))))
                .isFalse();
    }

    @ParameterizedTest // TBF-3
    @MethodSource("othersNames")
    void lyingFederator_cannotSpeakAsSomebodyElse(String name) {
        as1Says("iss", name);

        assertThat(as2.error(OPAQUE)).isEqualTo("502 bad_authority");
        assertThat(as2.error(ASK)).isEqualTo("502 bad_authority");
    }

    static Stream<String> othersNames() {
        return Stream.of(
                "https://as0.example.com",
                "https://as2.example.com",
                "https://as4.example.com",
                "https://as1.example.com/",
                "https://AS1.example.com");
    }

    @Test // TBF-3
    void lyingFederator_cannotSpeakAsNobody() {
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS2);
        said.remove("iss");
        as2.as1.says(said);

        assertThat(as2.error(ASK)).isEqualTo("502 bad_authority");
    }

    @Test // TBF-4
    void lyingFederator_cannotHideAHop() {
        assertThat(as2.error(BEHIND)).isEqualTo("502 bad_authority"); // "it is my own": the token says otherwise
        assertThat(as2.error(Ask.byRs2("a0_xyz"))).isEqualTo("502 bad_authority");
        assertThat(as2.error(OPAQUE.with("token_issuer", TestEndpoint.AS0.value())))
                .isEqualTo("502 bad_authority");
    }

    @Test // TBF-4
    void lyingFederator_cannotAddAHop() {
        as1Says(federation(TestEndpoint.AS0, TestEndpoint.AS0));

        assertThat(as2.isActive(BEHIND)).isTrue();
        assertThat(as2.error(ASK)).isEqualTo("502 bad_authority");
    }

    @ParameterizedTest // TBF-4
    @MethodSource("forgedPaths")
    void lyingFederator_cannotForgeAPath(Issuer federator, List<Issuer> path) {
        as1Says(federation(federator, path.toArray(Issuer[]::new)));

        assertThat(as2.error(OPAQUE)).isEqualTo("502 bad_authority");
    }

    static Stream<Object[]> forgedPaths() {
        Issuer as0 = TestEndpoint.AS0;
        Issuer as1 = TestEndpoint.AS1;
        Issuer as2 = TestEndpoint.AS2;
        Issuer as4 = TestEndpoint.AS4;
        Issuer as5 = new Issuer("https://as5.example.com");
        Issuer as6 = new Issuer("https://as6.example.com");
        return Stream.of(
                new Object[] {as2, List.of(as2)}, // through us
                new Object[] {as0, List.of(as2, as0)},
                new Object[] {as1, List.of(as1)}, // through itself
                new Object[] {as0, List.of(as1, as0)},
                new Object[] {as0, List.of(as0, as0)}, // through one twice
                new Object[] {as0, List.of(as0, as4)}, // ends with another than it says
                new Object[] {as0, List.of()},
                new Object[] {as0, List.of(as4, as5, as6, as0)}, // too long
                new Object[] {new Issuer("nobody"), List.of(new Issuer("nobody"))});
    }

    @Test // TBF-4
    void lyingFederator_cannotForgeAPathThroughTheAsker() {
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS1.value(), TestEndpoint.RS3);
        said.putAll(federation(TestEndpoint.AS3, TestEndpoint.AS3));
        as2.as1.says(said);

        assertThat(as2.error(Ask.byAs3("as1_xyz"))).isEqualTo("502 bad_authority");
    }

    @Test // TBF-4: no relationship is inherited
    void federatorThatSpeaksForAStranger_isNotBelieved() {
        Issuer stranger = new Issuer("https://as5.example.com");
        as1Says(federation(stranger, stranger));
        assertThat(as2.isActive(OPAQUE)).isFalse();

        as1Says(federation(TestEndpoint.AS0, stranger, TestEndpoint.AS0));
        assertThat(as2.isActive(OPAQUE)).isFalse();
    }

    @Test // TBF-4
    void domainThatMaySpeakForNobody_doesNot() {
        Map<String, Object> said = FakeAuthority.document(TestEndpoint.AS4.value(), TestEndpoint.RS2);
        said.putAll(federation(TestEndpoint.AS0, TestEndpoint.AS0));
        as2.as4.says(said);

        assertThat(as2.isActive(Ask.byRs2("as4_xyz"))).isFalse();
    }

    @Test // RFC 7800
    void lyingFederator_cannotUnbindAToken() {
        Map<String, Object> binding = Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
        as1Says(Map.of("cnf", binding, "token_type", "DPoP"));

        assertThat(as2.document(ASK)).containsEntry("cnf", binding).containsEntry("token_type", "DPoP");
    }

    @Test // TBF-3, IN-6
    void lyingFederator_cannotAddressToUsWhatIsForAnother() {
        as1Says("aud", "https://rs9.example.com");
        assertThat(as2.isActive(ASK)).isFalse();

        as1Says("aud", TestEndpoint.RS3); // one that AS3 may ask about, and RS2 may not
        assertThat(as2.isActive(ASK)).isFalse();
        assertThat(as2.isActive(Ask.byAs3(TestEndpoint.jwt(TestEndpoint.AS1)))).isTrue();
    }

    @Test // TBF-4
    void lyingFederator_cannotSayMoreThanIsKnown() {
        Map<String, Object> more = new HashMap<>();
        for (String name : List.of(
                "username",
                "authorization_details",
                "grants",
                "roles",
                "realm_access",
                "acr",
                "amr",
                "auth_time",
                "nbf",
                "may_act",
                "ext")) {
            more.put(name, name.equals("nbf") ? SOON - 60 : "x");
        }
        as1Says(more);

        assertThat(as2.document(ASK))
                .containsOnlyKeys(
                        "active",
                        "iss",
                        "aud",
                        "sub",
                        "client_id",
                        "scope",
                        "exp",
                        "iat",
                        "jti",
                        "token_type",
                        "federation");
    }
}
