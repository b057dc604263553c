package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.resource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.config.DomainSettings.Asid;
import org.bailiwick.config.DomainSettings.Mode;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domains of kind asid: what the file may say, and what is wrong with it. */
class SessionSettingsTest {
    private static final String SESSIONS = TOP + "domains:\n"
            + "  sessions:\n"
            + "    kind: asid\n"
            + "    authority: https://authority.example\n"
            + "    resource-credentials: {id: rs1, secret: hush}\n";
    private static final String RULES = "rules:\n  - {id: all, path: /**, access: authenticated}\n";

    private static Configuration complete() {
        return ConfigurationReader.read(resource("complete-sessions.yaml"));
    }

    private static Asid domain(String name) {
        return (Asid) Optional.ofNullable(complete().domains().get(name)).orElseThrow();
    }

    private static Rule.Sessions sessionsOf(String rule) {
        return complete().policy().rules().stream()
                .filter(each -> each.id().equals(rule))
                .findFirst()
                .orElseThrow()
                .sessions();
    }

    @Test
    void everyKey_isRead() {
        Asid sessions = domain("sessions");
        assertThat(sessions.issuer()).isEqualTo(new Issuer("https://authority.example"));
        assertThat(sessions.endpoint()).contains(URI.create("https://authority.example/asid/verify"));
        assertThat(sessions.credentials().id()).isEqualTo("https://api.example.com");
        assertThat(sessions.modes()).containsExactly(Mode.PROOF, Mode.TICKET, Mode.SECRET);
        assertThat(sessions.leeway()).isEqualTo(Duration.ofSeconds(10));
        assertThat(sessions.cache())
                .isEqualTo(new AnswerLifetimes(Duration.ofSeconds(30), Duration.ofSeconds(1), false));
        assertThat(sessions.tickets()).isPresent();
        assertThat(sessions.proofKeys())
                .isEqualTo(
                        Map.of("web-1", Secret.of("f91753a5313dc971fd3c0f829ab55bdb2e620dba3e3aaffda3dee7fc6e119a17")));
        assertThat(sessions.consumers())
                .isEqualTo(Map.of(
                        "web-1",
                        new ConsumerSettings(
                                Optional.of(List.of(AddressBlock.of("10.1.0.0/16"), AddressBlock.of("2001:db8::/32")))),
                        "app-2",
                        ConsumerSettings.ANYWHERE,
                        "desk-1",
                        ConsumerSettings.ANYWHERE));
        assertThat(sessions.nonces()).isEqualTo(50_000);
    }

    @Test // AS-7, AS-10, AS-15
    void whatIsNotSaid_isSafe() {
        Asid others = domain("others");
        assertThat(others.endpoint()).isEmpty();
        assertThat(others.modes()).containsExactly(Mode.PROOF);
        assertThat(others.leeway()).isEqualTo(Duration.ofSeconds(30));
        assertThat(others.cache()).isEqualTo(new AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), false));
        assertThat(others.tickets()).isEmpty();
        assertThat(others.proofKeys()).isEmpty();
        assertThat(others.consumers()).isEmpty();
        assertThat(others.nonces()).isEqualTo(1_000_000);
        assertThat(sessionsOf("files")).isEqualTo(Rule.Sessions.SAFE);
    }

    @Test // AS-13
    void whetherThereAreSessions_isKnownToAdapters() {
        assertThat(complete().upstream().sessions()).isTrue();
        assertThat(ConfigurationReader.read(resource("complete.yaml"))
                        .upstream()
                        .sessions())
                .isFalse();
    }

    @Test
    void rules_allowWhatTheySay() {
        assertThat(sessionsOf("upload")).isEqualTo(new Rule.Sessions(false, true));
        assertThat(sessionsOf("legacy")).isEqualTo(new Rule.Sessions(true, false));
        assertThat(EffectivePolicy.of(complete()))
                .contains("secrets of consumers taken")
                .contains("bodies unsigned");
        assertThat(EffectivePolicy.rules(complete().policy()))
                .anySatisfy(rule -> assertThat(rule).containsEntry("insecure-asid-secret", true))
                .anySatisfy(rule -> assertThat(rule).containsEntry("insecure-unsigned-body", true));
    }

    @ParameterizedTest // AS-7, AS-10
    @CsvSource(
            delimiter = ';',
            value = {
                "leeway: 31s; 7:13: domains.sessions.leeway: 31s (expected: a duration from 0s to 30s)",
                "cache: {positive: 61s}; 7:23: domains.sessions.cache.positive: 61s (expected: a duration from 0s to 60s)",
                "cache: {negative: 6s}; 7:23: domains.sessions.cache.negative: 6s (expected: a duration from 0s to 5s)",
                "modes: [seed]; 7:13: domains.sessions.modes[0]: seed (expected: proof or ticket or secret)",
                "modes: []; 7:12: domains.sessions.modes: an empty list (expected: a list of at least one: proof or"
                        + " ticket or secret)",
                "modes: [ticket]; 4:5: domains.sessions.tickets: missing (expected: a map with the keys algorithms, as"
                        + " modes has ticket)",
                "tickets: {algorithms: [ES256]}; 7:14: domains.sessions.tickets: nobody may present one (expected:"
                        + " ticket in modes)",
                "consumers: web-1; 7:16: domains.sessions.consumers: web-1 (expected: a list of at least one: a c_id of"
                        + " printable ASCII without space, quotes and backslash, or a map from such to a map with the"
                        + " keys addresses)",
                "consumers: []; 7:16: domains.sessions.consumers: an empty list (expected: a list of at least one: a"
                        + " c_id of printable ASCII without space, quotes and backslash)",
                "consumers: {}; 7:16: domains.sessions.consumers: an empty map (expected: a map of at least one from a"
                        + " c_id of printable ASCII without space, quotes and backslash to a map with the keys"
                        + " addresses)",
                "consumers: {a b: {}}; 7:17: domains.sessions.consumers.a b: not a name (expected: a c_id of printable"
                        + " ASCII without space, quotes and backslash)",
                "consumers: {web-1: }; 7:23: domains.sessions.consumers.web-1: nothing (expected: a map with the keys"
                        + " addresses)",
                "consumers: {web-1: {address: [10.0.0.1]}}; 7:25: domains.sessions.consumers.web-1.address: unknown key"
                        + " (expected: addresses)",
                "consumers: {web-1: {addresses: []}}; 7:36: domains.sessions.consumers.web-1.addresses: an empty list"
                        + " (expected: a list of at least one: an IP address or a block of them, such as 10.0.0.0/8)",
                "consumers: {web-1: {addresses: [web.example]}}; 7:37: domains.sessions.consumers.web-1.addresses[0]:"
                        + " web.example (expected: an IP address or a block of them, such as 10.0.0.0/8)",
                "consumers: {web-1: {addresses: [10.0.0.1/8]}}; 7:37: domains.sessions.consumers.web-1.addresses[0]:"
                        + " 10.0.0.1/8 (expected: 10.0.0.0/8, as the other bits do not count)",
                "nonces: 999; 7:13: domains.sessions.nonces: 999 (expected: a whole number from 1000 to 10000000)",
                "proof-keys: {web-1: hush}; 7:25: domains.sessions.proof-keys.web-1: no key (expected: 64 hexadecimal"
                        + " digits or 43 characters of base64url, best from ${env:NAME} or ${file:PATH})"
            })
    void mistake_isLocated(String line, String problem) {
        assertThat(problems(SESSIONS + "    " + line + "\n" + RULES)).containsExactly("b.yaml:" + problem);
    }

    @Test // JB-1
    void hmac_cannotBeChosenForTickets() {
        assertThat(problems(SESSIONS + "    modes: [ticket]\n    tickets: {algorithms: [HS256]}\n" + RULES))
                .singleElement()
                .asString()
                .contains("domains.sessions.tickets.algorithms[0]: HS256");
    }

    @Test
    void postedSecret_isNotKnownThere() {
        assertThat(problems(SESSIONS.replace("secret: hush", "secret: hush, method: client_secret_post") + RULES))
                .containsExactly("b.yaml:6:59: domains.sessions.resource-credentials.method: client_secret_post"
                        + " (expected: client_secret_basic, private_key_jwt or tls_client_auth at this kind of"
                        + " authority)");
    }

    @Test
    void authority_isOneDomainsAloneThoughItMayIssueTokensToo() {
        String second = "  again:\n    kind: asid\n    authority: https://authority.example\n"
                + "    resource-credentials: {id: rs1, secret: hush}\n";
        String tokens = "  tokens:\n    kind: jwt\n    issuer: https://authority.example\n    algorithms: [ES256]\n";
        assertThat(problems(SESSIONS + second + "default-domains: [again]\n" + RULES))
                .containsExactly("b.yaml:9:16: domains.again.authority: https://authority.example (expected: an"
                        + " authority of its own; domain sessions has it)");
        assertThat(problems(SESSIONS + tokens + "default-domains: [tokens]\n" + RULES))
                .isEmpty();
    }

    @Test // AS-15
    void secret_isAllowedByDomainAndRuleAndShownToOneAuthority() {
        String rule = RULES.replace("authenticated}", "authenticated, insecure-asid-secret: true}");
        assertThat(problems(SESSIONS + rule))
                .containsExactly("b.yaml:8:71: rules[0].insecure-asid-secret: sessions (expected: one domain of kind"
                        + " asid, with secret in its modes)");
        assertThat(problems(SESSIONS + "    modes: [secret]\n" + rule)).isEmpty();
        String two = SESSIONS
                + "    modes: [secret]\n    consumers: [web-1]\n  others:\n    kind: asid\n    authority: https://o.example\n"
                + "    modes: [secret]\n    consumers: [web-2]\n    resource-credentials: {id: rs1, secret: hush}\n"
                + "default-domains: [sessions, others]\n" + rule;
        assertThat(problems(two)).singleElement().asString().contains("sessions and others (expected: one domain");
    }

    @Test // AS-9
    void severalDomainsOfSessions_areToldApartByTheirConsumers() {
        String others = "  others:\n    kind: asid\n    authority: https://o.example\n"
                + "    resource-credentials: {id: rs1, secret: hush}\n";
        String both = "default-domains: [sessions, others]\n" + RULES;
        String problem = "b.yaml:%s: rules[0].domains: sessions and others (expected: one domain of kind asid, or of"
                + " each its consumers, which no other has)";
        String mine = "    consumers: [web-1, app-2]\n";
        String elsewhere = "    consumers: {app-2: {addresses: [10.0.0.0/8]}}\n";
        assertThat(problems(SESSIONS + others + both)).containsExactly(problem.formatted("13:5"));
        assertThat(problems(SESSIONS + mine + others + both)).containsExactly(problem.formatted("14:5"));
        assertThat(problems(SESSIONS + mine + others + "    consumers: [web-9, app-2]\n" + both))
                .containsExactly(problem.formatted("15:5"));
        assertThat(problems(SESSIONS + mine + others + elsewhere + both)).containsExactly(problem.formatted("15:5"));
        assertThat(problems(SESSIONS + mine + others + "    consumers: [web-9]\n" + both))
                .isEmpty();
        assertThat(problems(SESSIONS + others + "default-domains: [sessions]\n" + RULES))
                .isEmpty();
        assertThat(problems(SESSIONS + others + both.replace("authenticated", "public")))
                .isEmpty();
    }

    @Test
    void bodiesTogether_areAsMuchAsOneAtLeast() {
        String limits = "limits: {signed-body: 2MiB, signed-bodies: 1MiB}\n";
        assertThat(problems(SESSIONS + limits + RULES))
                .containsExactly("b.yaml:7:44: limits.signed-bodies: 1MiB (expected: as much as one body may have,"
                        + " signed-body, or more)");
        assertThat(problems(SESSIONS + limits.replace("1MiB", "2MiB") + RULES)).isEmpty();
    }

    @Test
    void whatIsForSessions_meansNothingWithoutThem() {
        for (String key : List.of("insecure-asid-secret", "insecure-unsigned-body")) {
            assertThat(problems(TestConfigurations.MINIMAL + "    " + key + ": true\n"))
                    .containsExactly("b.yaml:11:" + (key.length() + 7) + ": rules[0]." + key
                            + ": no sessions here (expected: a rule that believes a domain of kind asid)");
        }
    }

    @Test
    void nextHop_isNotForSessionsUnlessItsTokenIsMadeHere() {
        String hop = "next-hops:\n  rs2: {via: exchange, resource: \"https://rs2.example.com\", domain: sessions,"
                + " scopes: [a], client: {id: a, secret: hush}}\n";
        assertThat(problems(SESSIONS + hop + RULES))
                .singleElement()
                .asString()
                .contains("next-hops.rs2.domain: sessions (expected: a domain that has tokens; this one has sessions)");
        String made =
                "next-hops:\n  rs2: {via: internal-jwt, resource: \"https://rs2.example.com\", domain: sessions}\n";
        assertThat(problems(SESSIONS + made + RULES)).isEmpty();
    }
}
