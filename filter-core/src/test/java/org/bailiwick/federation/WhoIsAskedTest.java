package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One domain is asked about a token, or none: the one that the trust relationships name (TBF-1). */
class WhoIsAskedTest {
    private static final Issuer NOBODY = new Issuer("https://evil.example.com");

    private final TestEndpoint as2 = TestEndpoint.ofAs2();

    @AfterEach
    void close() {
        as2.close();
    }

    private String asked(Ask ask) {
        as2.answer(ask);
        String asked = "home ".repeat(as2.home.questions().size())
                + "as1 ".repeat(as2.as1.questions().size())
                + "as4 ".repeat(as2.as4.questions().size());
        as2.home.questions().clear();
        as2.as1.questions().clear();
        as2.as4.questions().clear();
        return asked.strip();
    }

    private static Ask hinted(String token, Issuer issuer) {
        return Ask.byRs2(token).with("token_issuer", issuer.value());
    }

    @Test // TBF-1
    void jwt_goesToItsIssuer() {
        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS2)))).isEqualTo("home");
        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS1)))).isEqualTo("as1");
        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS4)))).isEqualTo("as4");
    }

    @Test // TBF-1
    void jwtOfADomainBehindAnother_goesToTheOneThatMaySpeakForIt() {
        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS0)))).isEqualTo("as1");
    }

    @Test // TBF-1: not to one that may speak for it
    void jwtOfATrustee_goesToTheTrusteeItself() {
        as2.domain(
                TestEndpoint.domain(
                        "as1",
                        TestEndpoint.AS1,
                        new FederatorSettings(TestEndpoint.AS4, TestEndpoint.READ, Optional.empty())),
                as2.as1);

        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS4)))).isEqualTo("as4");
    }

    @Test // TBF-1, IN-10
    void jwtOfAnybodyElse_isInactiveAndNobodyIsAsked() {
        assertThat(as2.isActive(Ask.byRs2(TestEndpoint.jwt(NOBODY)))).isFalse();
        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(NOBODY)))).isEmpty();
        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS3)))).isEmpty();
        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(new Issuer(TestEndpoint.AS1.value() + "/")))))
                .isEmpty();
    }

    @Test
    void ourOwnName_isTheHomesAlsoWhereThatHasAnother() {
        Issuer other = new Issuer("https://login.as2.example.com");
        as2.domain(TestEndpoint.domain("home", other), as2.home);

        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(other)))).isEqualTo("home");
        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS2)))).isEqualTo("home");
        assertThat(asked(hinted(TestEndpoint.jwt(other), TestEndpoint.AS2))).isEqualTo("home");
    }

    @Test
    void domainWithoutHome_asksNobodyAboutItsOwn() {
        as2.homeName = Optional.empty();

        assertThat(asked(Ask.byRs2(TestEndpoint.jwt(TestEndpoint.AS2)))).isEmpty();
        assertThat(asked(Ask.byRs2("opaque"))).isEmpty();
        assertThat(as2.isActive(Ask.byRs2("opaque"))).isFalse();
    }

    @Test // TBF-1
    void hintThatContradictsTheToken_asksNobody() {
        assertThat(asked(hinted(TestEndpoint.jwt(TestEndpoint.AS1), TestEndpoint.AS1)))
                .isEqualTo("as1");
        assertThat(asked(hinted(TestEndpoint.jwt(TestEndpoint.AS1), TestEndpoint.AS4)))
                .isEmpty();
        assertThat(asked(hinted(TestEndpoint.jwt(TestEndpoint.AS1), TestEndpoint.AS0)))
                .isEmpty();
        assertThat(asked(hinted(TestEndpoint.jwt(TestEndpoint.AS1), NOBODY))).isEmpty();
        assertThat(as2.isActive(hinted(TestEndpoint.jwt(TestEndpoint.AS1), TestEndpoint.AS4)))
                .isFalse();
    }

    @Test
    void opaqueToken_isKnownByHowItBegins() {
        assertThat(asked(Ask.byRs2("as1_xyz"))).isEqualTo("as1");
        assertThat(asked(Ask.byRs2("a0_xyz"))).isEqualTo("as1");
        assertThat(asked(Ask.byRs2("as4_xyz"))).isEqualTo("as4");
        assertThat(asked(Ask.byRs2("home_xyz"))).isEqualTo("home");
    }

    @Test
    void longestBeginning_decides() {
        as2.domain(
                TestEndpoint.domain(
                        "as1",
                        TestEndpoint.AS1,
                        new FederatorSettings(TestEndpoint.AS0, TestEndpoint.READ, Optional.of("as4_f_"))),
                as2.as1);

        assertThat(asked(Ask.byRs2("as4_f_xyz"))).isEqualTo("as1");
        assertThat(asked(Ask.byRs2("as4_xyz"))).isEqualTo("as4");
    }

    @Test
    void opaqueTokenThatBeginsAsNone_goesWhereTheHintSaysElseHome() {
        assertThat(asked(Ask.byRs2("opaque"))).isEqualTo("home");
        assertThat(asked(hinted("opaque", TestEndpoint.AS4))).isEqualTo("as4");
        assertThat(asked(hinted("opaque", TestEndpoint.AS0))).isEqualTo("as1");
        assertThat(asked(hinted("opaque", TestEndpoint.AS2))).isEqualTo("home");
        assertThat(asked(hinted("opaque", NOBODY))).isEmpty();
    }

    @Test
    void hintAndBeginningThatContradictEachOther_askNobody() {
        assertThat(asked(hinted("as1_xyz", TestEndpoint.AS1))).isEqualTo("as1");
        assertThat(asked(hinted("as1_xyz", TestEndpoint.AS0))).isEqualTo("as1");
        assertThat(asked(hinted("as1_xyz", TestEndpoint.AS4))).isEmpty();
        assertThat(asked(hinted("a0_xyz", TestEndpoint.AS1))).isEmpty();
        assertThat(asked(hinted("a0_xyz", TestEndpoint.AS0))).isEqualTo("as1");
    }

    @Test
    void jwtWithoutIssuer_isAsGoodAsOpaque() {
        String without = TestEndpoint.jwt(TestEndpoint.AS1, Map.of()).replaceAll("\\..*\\.", ".e30.");

        assertThat(asked(Ask.byRs2(without))).isEqualTo("home");
        assertThat(asked(hinted(without, TestEndpoint.AS4))).isEqualTo("as4");
    }

    @Test
    void domainThatIsNotThere_isNoSetting() {
        TestEndpoint careless = TestEndpoint.ofAs2();
        careless.trustees.add(new FederationSettings.Trustee("as9", TestEndpoint.READ, TestEndpoint.LIFETIME));

        assertThatIllegalArgumentException()
                .isThrownBy(careless::endpoint)
                .withMessageStartingWith("domain: as9 (expected: one of kind introspection");
    }
}
