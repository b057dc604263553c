package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.introspection.Introspector;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several endpoints that ask one another. D1 has the tokens, each of the others trusts the one before it. */
class FederationChainTest {
    private static final String RS = "https://rs.example.com";

    private final List<TestEndpoint> all = new ArrayList<>();
    private final FakeAuthority home = new FakeAuthority();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> budgets = new ArrayList<>();

    @AfterEach
    void close() {
        all.forEach(TestEndpoint::close);
    }

    private static Issuer issuer(int number) {
        return new Issuer("https://d" + number + ".example.com");
    }

    private static String name(int number) {
        return "d" + number;
    }

    /** A domain for each number from 1; each is client of the one before it, and of the resource server's. */
    private TestEndpoint domain(int number, int hops) {
        TestEndpoint domain = TestEndpoint.alone(issuer(number));
        domain.hops = hops;
        domain.resourceServers.add(
                new FederationSettings.ResourceServer(TestEndpoint.client("rs"), RS, Optional.empty()));
        all.add(domain);
        return domain;
    }

    /** {@code trustor} trusts {@code trustee}, which may speak for the others. */
    private void trust(int trustor, int trustee, Issuer... others) {
        TestEndpoint of = all.get(trustor - 1);
        TestEndpoint to = all.get(trustee - 1);
        Introspector next = new NextEndpoint(to::endpoint, name(trustor));
        of.domain(
                TestEndpoint.domain(
                        name(trustee),
                        issuer(trustee),
                        Stream.of(others)
                                .map(other -> new FederatorSettings(other, TestEndpoint.READ, Optional.empty()))
                                .toArray(FederatorSettings[]::new)),
                question -> {
                    asked.add(name(trustor) + ">" + name(trustee));
                    budgets.add(question.budget().orElseThrow());
                    return next.ask(question);
                });
        of.trustees.add(
                new FederationSettings.Trustee(name(trustee), TestEndpoint.READ, Duration.ofMinutes(10 - trustee)));
        to.trustors.add(
                new FederationSettings.Trustor(TestEndpoint.client(name(trustor)), issuer(trustor), TestEndpoint.READ));
    }

    /** D1 to Dn, each of which trusts the one before it. */
    private TestEndpoint chain(int length, int hops) {
        for (int i = 1; i <= length; i++) {
            domain(i, hops);
        }
        all.get(0).homeName = Optional.of("home");
        all.get(0).domain(TestEndpoint.domain("home", issuer(1)), home);
        home.says(FakeAuthority.document(issuer(1).value(), RS));
        for (int i = 2; i <= length; i++) {
            trust(
                    i,
                    i - 1,
                    IntStream.range(1, i - 1)
                            .mapToObj(FederationChainTest::issuer)
                            .toArray(Issuer[]::new));
        }
        return all.get(length - 1);
    }

    private static Ask ask(String token) {
        return Ask.about(token).basic("rs", "secret of rs");
    }

    @Test
    void twoDomains_areTheSeedsFlow() {
        TestEndpoint d2 = chain(2, 4);

        assertThat(d2.document(ask(TestEndpoint.jwt(issuer(1)))))
                .containsEntry("iss", "https://d2.example.com")
                .containsEntry("aud", List.of(RS))
                .containsEntry("sub", "https://d1.example.com#alice");
        assertThat(asked).containsExactly("d2>d1");
        assertThat(home.questions()).containsExactly(IntrospectionQuestion.about(TestEndpoint.jwt(issuer(1))));
    }

    @Test
    void fourDomains_tellTheWholeWay() {
        TestEndpoint d4 = chain(4, 4);

        Map<String, Object> told = d4.document(ask(TestEndpoint.jwt(issuer(1))));

        assertThat(asked).containsExactly("d4>d3", "d3>d2", "d2>d1");
        assertThat(home.questions()).hasSize(1);
        assertThat(told)
                .containsEntry("iss", "https://d4.example.com")
                .containsEntry("aud", List.of(RS))
                .containsEntry("sub", "https://d3.example.com#https://d2.example.com#https://d1.example.com#alice")
                .containsEntry("scope", "orders:read")
                .containsEntry("exp", TestClock.NOW.plusSeconds(7 * 60).getEpochSecond())
                .containsEntry(
                        "federation",
                        Map.of(
                                "federator", "https://d3.example.com",
                                "sub", "https://d2.example.com#https://d1.example.com#alice",
                                "client_id", "https://d2.example.com#https://d1.example.com#app",
                                "scope", "orders:read",
                                "path",
                                        List.of(
                                                "https://d1.example.com",
                                                "https://d2.example.com",
                                                "https://d3.example.com")));
    }

    @Test
    void budget_shrinksAtEachHop() {
        TestEndpoint d4 = chain(4, 4);

        d4.answer(ask(TestEndpoint.jwt(issuer(1))));
        assertThat(budgets).containsExactly(Duration.ofMillis(1800), Duration.ofMillis(1620), Duration.ofMillis(1458));

        budgets.clear();
        assertThat(d4.error(ask(TestEndpoint.jwt(issuer(1))).with("federation_budget", "60")))
                .isEqualTo("503 temporarily_unavailable");
        assertThat(budgets).containsExactly(Duration.ofMillis(40), Duration.ofMillis(20));
        assertThat(home.questions()).hasSize(1);
    }

    @Test
    void chainLongerThanTheLimit_isRefused() {
        TestEndpoint d5 = chain(5, 4);

        // D2 would be the fourth, and has to ask one more; D3 cannot make anything of that.
        assertThat(d5.status(ask(TestEndpoint.jwt(issuer(1))))).isIn(502, 503);
        assertThat(home.questions()).isEmpty();
    }

    @Test
    void limitOfTheFirst_holdsEvenIfOthersHaveNone() {
        TestEndpoint d4 = chain(4, 9);
        d4.hops = 3;

        assertThat(d4.error(ask(TestEndpoint.jwt(issuer(1))))).isEqualTo("502 bad_authority");
    }

    @Test
    void loopOfTwo_ends() {
        domain(1, 4);
        domain(2, 4);
        Issuer lost = issuer(9);
        trust(1, 2, lost);
        trust(2, 1, lost);

        assertThat(all.get(0).status(ask(TestEndpoint.jwt(lost)))).isEqualTo(502);
        assertThat(asked).containsExactly("d1>d2");
    }

    @Test
    void loopOfThree_ends() {
        for (int i = 1; i <= 3; i++) {
            domain(i, 9);
        }
        Issuer lost = issuer(9);
        trust(1, 2, lost);
        trust(2, 3, lost);
        trust(3, 1, lost);

        assertThat(all.get(0).status(ask(TestEndpoint.jwt(lost)))).isIn(502, 503);
        assertThat(asked).containsExactly("d1>d2", "d2>d3");
    }

    @Test
    void loopByAnOpaqueToken_ends() {
        domain(1, 9);
        domain(2, 9);
        trust(1, 2);
        trust(2, 1);

        assertThat(all.get(0).status(ask("d2_d1"))).isEqualTo(200); // D2 has no home: nobody's
        assertThat(asked).containsExactly("d1>d2");
        asked.clear();
        assertThat(all.get(0).status(ask("d2_d1").with("token_issuer", issuer(2).value())))
                .isEqualTo(200);
        assertThat(asked).containsExactly("d1>d2");
    }

    @Test
    void mutualTrust_isNoLoopForTokensOfEither() {
        chain(2, 4);
        trust(1, 2);

        assertThat(all.get(1).isActive(ask(TestEndpoint.jwt(issuer(1))))).isTrue();
        assertThat(all.get(0).isActive(ask(TestEndpoint.jwt(issuer(1))))).isTrue();
    }
}
