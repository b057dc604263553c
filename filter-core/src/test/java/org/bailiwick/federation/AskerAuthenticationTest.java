package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyAnswer;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask is settled before anything else is looked at (IN-2). */
class AskerAuthenticationTest {
    private static final String TOKEN = TestEndpoint.jwt(TestEndpoint.AS1);

    private final TestEndpoint as2 = TestEndpoint.ofAs2();
    private final TestClient rs5 = new TestClient("rs5", TestEndpoint.AS2);

    @AfterEach
    void close() {
        as2.close();
    }

    @Test // IN-2
    void secretInTheField_isTaken() {
        assertThat(as2.isActive(Ask.byRs2(TOKEN))).isTrue();
    }

    @Test // IN-2
    void secretInTheForm_isTaken() {
        assertThat(as2.isActive(Ask.about(TOKEN).with("client_id", "rs2").with("client_secret", "secret of rs2")))
                .isTrue();
    }

    @Test // IN-2
    void idAndSecret_areFormDecoded() {
        as2.resourceServers.add(new FederationSettings.ResourceServer(
                new FederationSettings.Asker(
                        "urn:é:5", Optional.of(Secret.of("a:b%+ €")), Optional.empty(), Optional.empty()),
                TestEndpoint.RS2,
                Optional.empty()));

        assertThat(as2.isActive(Ask.about(TOKEN).basic("urn:é:5", "a:b%+ €"))).isTrue();
    }

    @Test // IN-2
    void nobody_isTurnedAway() {
        assertThat(as2.error(Ask.about(TOKEN))).isEqualTo("401 invalid_client");
        assertThat(as2.answer(Ask.about(TOKEN)).headers())
                .containsEntry("WWW-Authenticate", List.of("Basic realm=\"introspection\""))
                .containsEntry("Cache-Control", List.of("no-store"));
        assertThat(as2.as1.questions()).isEmpty();
    }

    @Test // IN-2
    void wrongSecretOrUnknownClient_isTurnedAwayAlike() {
        for (Ask ask : List.of(
                Ask.about(TOKEN).basic("rs2", "secret of rs3"),
                Ask.about(TOKEN).basic("rs2", ""),
                Ask.about(TOKEN).basic("nobody", "secret of rs2"),
                Ask.about(TOKEN).basic("ops", "secret of ops"),
                Ask.about(TOKEN).with("client_id", "rs2").with("client_secret", "other"),
                Ask.about(TOKEN).with("client_secret", "secret of rs2"),
                Ask.byRs2(TOKEN).with("client_id", "as3"))) {
            assertThat(as2.error(ask)).isEqualTo("401 invalid_client");
        }
        assertThat(as2.as1.questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer abc", "Basic", "Basic !!!", "Basic cnMy", "Basic OnNlY3JldA==", "Basic cnMyOiV6eg=="})
    void fieldThatIsNoBasic_isTurnedAway(String field) {
        assertThat(as2.error(Ask.about(TOKEN).field("Authorization", field))).isEqualTo("401 invalid_client");
    }

    @Test
    void schemeInAnyCase_isBasic() {
        String pair = Base64.getEncoder().encodeToString("rs2:secret+of+rs2".getBytes(StandardCharsets.US_ASCII));

        assertThat(as2.isActive(Ask.about(TOKEN).field("Authorization", "bAsIc " + pair)))
                .isTrue();
    }

    @Test // IN-2
    void twoMethods_areRefusedWhateverTheySay() {
        for (Ask ask : List.of(
                Ask.byRs2(TOKEN).with("client_id", "rs2").with("client_secret", "secret of rs2"),
                Ask.byRs2(TOKEN).with("client_assertion", rs5.assertion(as2.clock)),
                Ask.byRs2(TOKEN).basic("rs2", "secret of rs2"),
                Ask.about(TOKEN)
                        .with("client_id", "rs2")
                        .with("client_secret", "secret of rs2")
                        .with("client_assertion_type", ClientProof.JWT_BEARER))) {
            assertThat(as2.error(ask)).isEqualTo("400 invalid_request");
        }
    }

    @Test // IN-2
    void badForm_isToldOnlyToThoseWhoMayAsk() {
        Ask twice = Ask.byRs2(TOKEN).with("token", TOKEN);

        assertThat(as2.error(twice)).isEqualTo("400 invalid_request");
        assertThat(as2.error(twice.withoutField("Authorization"))).isEqualTo("401 invalid_client");
    }

    private Ask byRs5(Map<String, Object> changes) {
        return byRs5(rs5.assertion(rs5.claimsWith(as2.clock, changes)));
    }

    private Ask byRs5(String assertion) {
        as2.keys.putIfAbsent("rs5", rs5);
        if (as2.resourceServers.size() == 1) {
            as2.resourceServers.add(new FederationSettings.ResourceServer(
                    new FederationSettings.Asker("rs5", Optional.empty(), Optional.empty(), Optional.empty()),
                    TestEndpoint.RS2,
                    Optional.empty()));
        }
        return Ask.about(TOKEN)
                .with("client_assertion_type", ClientProof.JWT_BEARER)
                .with("client_assertion", assertion);
    }

    @Test // JA-1, JA-2
    void signedAssertion_isTaken() {
        assertThat(as2.isActive(byRs5(Map.of()))).isTrue();
        assertThat(as2.isActive(byRs5(Map.of("jti", "2")).with("client_id", "rs5")))
                .isTrue();
        assertThat(as2.isActive(byRs5(Map.of("jti", "3", "exp", rs5.inSeconds(as2.clock, 300)))))
                .isTrue();
    }

    @Test // JA-2
    void audience_isOurIssuerAsOneText() {
        assertThat(as2.error(byRs5(Map.of("aud", List.of(TestEndpoint.AS2.value())))))
                .isEqualTo("401 invalid_client");
        assertThat(as2.error(byRs5(Map.of("aud", TestEndpoint.AS1.value())))).isEqualTo("401 invalid_client");
        assertThat(as2.error(byRs5(Map.of("aud", TestEndpoint.AS2.value() + Ask.PATH))))
                .isEqualTo("401 invalid_client");
    }

    @Test // JA-1, JA-4
    void assertionThatIsNotTheClients_isRefused() {
        for (Map<String, Object> changes : List.<Map<String, Object>>of(
                Map.of("iss", "rs2"),
                Map.of("sub", "rs2"),
                Map.of("exp", TestClient.ABSENT),
                Map.of("exp", rs5.inSeconds(as2.clock, 301)),
                Map.of("exp", rs5.inSeconds(as2.clock, 0)),
                Map.of("exp", "soon"),
                Map.of("iat", rs5.inSeconds(as2.clock, 31)),
                Map.of("nbf", rs5.inSeconds(as2.clock, 31)),
                Map.of("jti", TestClient.ABSENT),
                Map.of("jti", ""),
                Map.of("jti", "j".repeat(257)))) {
            assertThat(as2.error(byRs5(changes))).as(changes.toString()).isEqualTo("401 invalid_client");
        }
        assertThat(as2.error(byRs5(Map.of()).with("client_id", "rs2"))).isEqualTo("401 invalid_client");
        assertThat(as2.error(byRs5(Map.of()).without("client_assertion_type"))).isEqualTo("401 invalid_client");
        assertThat(as2.error(byRs5("no.j.wt"))).isEqualTo("401 invalid_client");
    }

    @Test // JA-4, JB-13
    void assertionOfAnotherType_isRefused() {
        assertThat(as2.error(byRs5(rs5.assertion("at+jwt", rs5.claims(as2.clock)))))
                .isEqualTo("401 invalid_client");
    }

    @Test // JA-4
    void assertionSignedByAnother_isRefused() {
        TestClient other = new TestClient("rs5", TestEndpoint.AS2);

        assertThat(as2.error(byRs5(other.assertion(as2.clock)))).isEqualTo("401 invalid_client");
    }

    @Test // JA-4
    void assertionUsedAgain_isRefused() {
        Ask ask = byRs5(Map.of());

        assertThat(as2.isActive(ask)).isTrue();
        assertThat(as2.error(ask)).isEqualTo("401 invalid_client");
    }

    @Test // JA-4
    void assertionThatIsRefused_isNotUsedUp() {
        assertThat(as2.error(byRs5(Map.of("aud", "somebody")))).isEqualTo("401 invalid_client");

        assertThat(as2.isActive(byRs5(Map.of()))).isTrue();
    }

    @Test // IN-9
    void keysThatCannotBeHad_leaveItUndecided() {
        Ask ask = byRs5(Map.of());
        rs5.answers(new KeyAnswer.Unreachable(Reason.AUTHORITY_UNREACHABLE));

        assertThat(as2.error(ask)).isEqualTo("503 temporarily_unavailable");
    }

    @Test
    void clientWithASecret_cannotUseAnAssertion() {
        as2.keys.put("rs2", rs5);
        TestClient rs2 = new TestClient("rs2", TestEndpoint.AS2);

        assertThat(as2.error(Ask.about(TOKEN)
                        .with("client_assertion_type", ClientProof.JWT_BEARER)
                        .with("client_assertion", rs2.assertion(as2.clock))))
                .isEqualTo("401 invalid_client");
    }

    @Test
    void askerWithoutAnyProof_isNoSetting() {
        TestEndpoint careless = TestEndpoint.ofAs2();
        careless.resourceServers.add(new FederationSettings.ResourceServer(
                new FederationSettings.Asker("rs9", Optional.empty(), Optional.empty(), Optional.empty()),
                TestEndpoint.RS2,
                Optional.empty()));

        assertThatIllegalArgumentException()
                .isThrownBy(careless::endpoint)
                .withMessage("client: rs9 has neither (expected: a secret, or keys)");
    }

    @Test
    void twoAskersOfOneName_areNoSetting() {
        TestEndpoint careless = TestEndpoint.ofAs2();
        careless.trustors.add(
                new FederationSettings.Trustor(TestEndpoint.client("rs2"), TestEndpoint.AS0, TestEndpoint.READ));

        assertThatIllegalArgumentException()
                .isThrownBy(careless::endpoint)
                .withMessage("client id: rs2 twice (expected: one asker for each)");
    }
}
