package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.resource;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.config.DomainSettings.Asid;
import org.bailiwick.config.LoginSettings.Keep;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.Rule;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The login of a domain of kind asid: what the file may say, and what is wrong with it. */
class LoginSettingsTest {
    private static final String SECRET = "hush-hush-hush-hush-hush-hush-hush-hush-hush";
    private static final String CONSUMER = "consumer: {id: web-1, secret: " + SECRET + "}";
    private static final String DOMAINS = "domains:\n"
            + "  sessions:\n"
            + "    kind: asid\n"
            + "    authority: https://authority.example\n"
            + "    resource-credentials: {id: rs1, secret: hush}\n";
    private static final String LOGIN = TOP + DOMAINS + "    login:\n      " + CONSUMER + "\n";
    private static final String RULES = "rules:\n  - {id: desk, path: /desk/**, login: sessions}\n";
    private static final String TOKENS =
            "  tokens:\n    kind: jwt\n    issuer: https://as.example.com\n    algorithms: [ES256]\n";

    private static Configuration complete() {
        return ConfigurationReader.read(resource("complete-sessions.yaml"));
    }

    private static Asid domain(Configuration configuration, String name) {
        return (Asid) Optional.ofNullable(configuration.domains().get(name)).orElseThrow();
    }

    private static LoginSettings login(String name) {
        return domain(complete(), name).login().orElseThrow();
    }

    @Test
    void everyKey_isRead() {
        LoginSettings login = login("sessions");
        assertThat(login.consumer().id()).isEqualTo("desk-1");
        assertThat(login.consumer().proof()).isEqualTo(new Proof.PostedSecret(Secret.of(SECRET)));
        assertThat(login.callback()).isEqualTo("/back");
        assertThat(login.logout()).isEqualTo("/out");
        assertThat(login.afterLogout()).isEqualTo("/goodbye");
        assertThat(login.grants()).containsExactlyInAnyOrder("teller", "auditor");
        assertThat(login.scopes()).containsExactly("email");
        assertThat(login.keep()).isEqualTo(Keep.COOKIE);
        assertThat(login.cookieKeys()).containsExactly(Secret.of("A".repeat(43)), Secret.of("B" + "A".repeat(42)));
        assertThat(login.sessions()).isEqualTo(500);
        assertThat(login.refreshBefore()).isEqualTo(Duration.ofMinutes(2));
        assertThat(login.window()).isEqualTo(Duration.ofMinutes(5));
        assertThat(login.withoutCode()).isTrue();
    }

    @Test
    void whatIsNotSaid_isSafe() {
        LoginSettings login = login("others");
        assertThat(login.consumer().proof()).isEqualTo(new Proof.BasicSecret(Secret.of(SECRET)));
        assertThat(login.callback()).isEqualTo("/login/callback");
        assertThat(login.logout()).isEqualTo("/logout");
        assertThat(login.afterLogout()).isEqualTo("/");
        assertThat(login.grants()).isEmpty();
        assertThat(login.scopes()).isEmpty();
        assertThat(login.keep()).isEqualTo(Keep.MEMORY);
        assertThat(login.cookieKeys()).isEmpty();
        assertThat(login.sessions()).isEqualTo(100_000);
        assertThat(login.refreshBefore()).isEqualTo(Duration.ofSeconds(60));
        assertThat(login.window()).isEqualTo(Duration.ofMinutes(10));
        assertThat(login.withoutCode()).isFalse();
    }

    @Test // AS-9
    void ownConsumer_isLetInWhereOthersAreNamed() {
        assertThat(domain(complete(), "sessions").consumers()).containsOnlyKeys("web-1", "app-2", "desk-1");
        assertThat(domain(complete(), "others").consumers()).as("all").isEmpty();
    }

    @Test
    void ruleWithALogin_isForWhoeverIsVouchedFor() {
        Rule desk = complete().policy().rules().stream()
                .filter(rule -> rule.id().equals("desk"))
                .findFirst()
                .orElseThrow();
        assertThat(desk.sessions()).isEqualTo(new Rule.Sessions(false, false, Optional.of("sessions")));
        assertThat(desk.access()).isInstanceOf(Access.Vouched.class);
    }

    @Test
    void policy_saysWherePeopleLogIn() {
        assertThat(EffectivePolicy.of(complete()))
                .contains("desk: * /desk/**: any caller vouched for; domains sessions; login at sessions\n");
        assertThat(EffectivePolicy.rules(complete().policy()))
                .anySatisfy(rule -> assertThat(rule).containsEntry("login", "sessions"));
    }

    @Test
    void observedRule_mayHaveALogin() {
        assertThat(problems(LOGIN + RULES.replace("sessions}", "sessions, mode: observe}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "callback: /| 9:17: callback: / (expected: a path in normal form, such as /login/callback)",
                "callback: /a/| 9:17: callback: /a/ (expected: a path in normal form, such as /login/callback)",
                "callback: https://b.example/| 9:17: callback: https://b.example/ (expected: a path in normal form, such"
                        + " as /login/callback)",
                "logout: /a%20b| 9:15: logout: /a%20b (expected: a path in normal form, such as /logout)",
                "after-logout: //b.example| 9:21: after-logout: //b.example (expected: a path in normal form, such as"
                        + " /goodbye)",
                "after-logout: https://b.example/| 9:21: after-logout: https://b.example/ (expected: a path in normal"
                        + " form, such as /goodbye)",
                "after-logout: /logout| 9:21: after-logout: /logout (expected: a path that is neither the login's"
                        + " callback nor its logout)",
                "after-logout: /login/callback| 9:21: after-logout: /login/callback (expected: a path that is neither"
                        + " the login's callback nor its logout)",
                "logout: /login/callback| 9:15: logout: /login/callback (expected: a path of its own; the callback of"
                        + " sessions is served there)",
                "callback: /logout| 8:7: logout: by default /logout (expected: a path of its own; the callback of"
                        + " sessions is served there)",
                "callback: /.well-known/oauth-protected-resource| 9:17: callback: /.well-known/oauth-protected-resource"
                        + " (expected: a path of its own; the metadata is served there)",
                "grants: teller| 9:15: grants: teller (expected: a list, each: a text)",
                "scopes: ['a b']| 9:16: scopes[0]: a b (expected: a scope: printable ASCII without space, \" and \\)",
                "keep: disk| 9:13: keep: disk (expected: memory or cookie)",
                "keep: cookie| 8:7: cookie-keys: missing (expected: a list of at least one: 43 characters of base64url,"
                        + " best from ${env:NAME} or ${file:PATH}, as logins are kept in cookies)",
                "cookie-keys: []| 9:20: cookie-keys: an empty list (expected: a list of at least one: 43 characters of"
                        + " base64url, best from ${env:NAME} or ${file:PATH})",
                "cookie-keys: [f91753a5313dc971fd3c0f829ab55bdb2e620dba3e3aaffda3dee7fc6e119a17]| 9:21: cookie-keys[0]:"
                        + " no key (expected: 43 characters of base64url, best from ${env:NAME} or ${file:PATH})",
                "cookie-keys: [AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB]| 9:21: cookie-keys[0]: no key (expected: 43"
                        + " characters of base64url, best from ${env:NAME} or ${file:PATH})",
                "cookie-keys: hush| 9:20: cookie-keys: no list (expected: a list of at least one: 43 characters of"
                        + " base64url, best from ${env:NAME} or ${file:PATH})",
                "cookie-keys: [AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA]| 9:66: cookie-keys[1]: the same for a"
                        + " second time (expected: each one once)",
                "sessions: 0| 9:17: sessions: 0 (expected: a whole number from 1 to 10000000)",
                "sessions: 10000001| 9:17: sessions: 10000001 (expected: a whole number from 1 to 10000000)",
                "refresh-before: 61m| 9:23: refresh-before: 61m (expected: a duration from 0s to 1h)",
                "window: 29s| 9:15: window: 29s (expected: a duration from 30s to 1h)",
                "window: 61m| 9:15: window: 61m (expected: a duration from 30s to 1h)",
                "insecure-without-code: maybe| 9:30: insecure-without-code: maybe (expected: true or false)"
            })
    void mistake_isLocated(String line, String problem) {
        String key = problem.substring(problem.indexOf(' ') + 1);
        String place = problem.substring(0, problem.indexOf(' ') + 1);
        assertThat(problems(LOGIN + "      " + line + "\n" + RULES))
                .containsExactly("b.yaml:" + place + "domains.sessions.login." + key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: 'web 1', secret: S| 8:22: id: web 1 (expected: a c_id of printable ASCII without space, quotes and"
                        + " backslash)",
                "id: web-1| 8:17: secret: missing (expected: a text, best from ${env:NAME} or ${file:PATH})",
                "id: web-1, secret: hush-hush-hush-hush-hush-hush-hush-hush-hu| 8:37: secret: a short secret (expected:"
                        + " one of 43 characters or more, 256 random bits, as proofs are made with it)",
                "id: web-1, method: private_key_jwt, secret: S| 8:37: method: private_key_jwt (expected:"
                        + " client_secret_basic or client_secret_post)",
                "id: web-1, secret: S, key-file: key.json| 8:83: key-file: unknown key (expected: one of id, secret,"
                        + " method)"
            })
    void consumer_needsASecretThatCannotBeGuessed(String consumer, String problem) {
        String login = "    login:\n      consumer: {" + consumer.replace("secret: S", "secret: " + SECRET) + "}\n";
        assertThat(problems(TOP + DOMAINS + login + RULES))
                .containsExactly("b.yaml:" + problem.replaceFirst(" ", " domains.sessions.login.consumer."));
    }

    @Test
    void loginWithoutConsumer_isNone() {
        assertThat(problems(TOP + DOMAINS + "    login: {keep: memory}\n" + RULES))
                .containsExactly("b.yaml:7:12: domains.sessions.login.consumer: missing (expected: a map with the keys"
                        + " id, secret)");
    }

    @Test
    void everyMistake_isReportedAtOnce() {
        String login = "    login:\n      consumer: {id: web-1, secret: hush}\n      keep: cookie\n      window: 1s\n";
        assertThat(problems(TOP + DOMAINS + login + RULES.replace("sessions}", "elsewhere}")))
                .hasSize(4);
    }

    @Test
    void pathOfALogin_isItsOwn() {
        String second = "  again:\n    kind: asid\n    authority: https://again.example\n"
                + "    resource-credentials: {id: rs1, secret: hush}\n    login:\n      " + CONSUMER + "\n";
        String both = LOGIN + second + "default-domains: [sessions]\n";
        assertThat(problems(both + RULES))
                .containsExactly(
                        "b.yaml:14:7: domains.again.login.callback: by default /login/callback (expected: a path of its"
                                + " own; the callback of sessions is served there)",
                        "b.yaml:14:7: domains.again.login.logout: by default /logout (expected: a path of its own; the"
                                + " logout of sessions is served there)");
        assertThat(problems(both.replace("default-domains", "      callback: /b\n      logout: /b/out\ndefault-domains")
                        + RULES))
                .isEmpty();
    }

    @Test
    void pathOfALogin_isNotWhereKeysOrFederationAreServed() {
        String keys =
                "next-hops:\n  rs2: {via: internal-jwt, resource: \"https://rs2.example.com\", domain: sessions}\n"
                        + "internal-jwt: {path: /keys}\n";
        assertThat(problems(LOGIN + "      logout: /keys\n" + keys + RULES))
                .containsExactly("b.yaml:9:15: domains.sessions.login.logout: /keys (expected: a path of its own; the"
                        + " public keys are served there)");
        assertThat(problems(LOGIN + "      logout: /.well-known/jwks.json\n" + RULES))
                .as("no keys are served")
                .isEmpty();
        String federation = "  partner:\n    kind: introspection\n    issuer: https://as2.example.com\n"
                + "    client: {id: rs2, secret: hush}\ndefault-domains: [sessions]\n"
                + "federation: {issuer: \"https://d.example\", home: partner, resource-servers: {rs3: {secret: hush,"
                + " resource: \"https://rs3.example\"}}}\n";
        assertThat(problems(LOGIN + "      callback: /federated-introspection\n" + federation + RULES))
                .containsExactly("b.yaml:9:17: domains.sessions.login.callback: /federated-introspection (expected: a"
                        + " path of its own; the federation endpoint is served there)");
    }

    @Test // AS-9
    void ownConsumer_isNotRestrictedToAddressesWherePeopleLogIn() {
        String consumers = "    consumers: {%s: {addresses: [10.0.0.0/8]}, app-2: {}}\n";
        String sessions = LOGIN.replace("    login:\n", consumers + "    login:\n");
        assertThat(problems(sessions.formatted("web-1") + RULES))
                .containsExactly("b.yaml:7:36: domains.sessions.consumers.web-1.addresses: a list (expected: none, as"
                        + " this consumer logs people in here, wherever they are)");
        assertThat(problems(sessions.formatted("web-2") + RULES)).isEmpty();
    }

    @Test
    void rule_namesALoginThatItBelieves() {
        String two = LOGIN + TOKENS + "default-domains: [tokens]\n";
        assertThat(problems(two + RULES))
                .containsExactly("b.yaml:15:39: rules[0].login: sessions (expected: a domain that the rule believes)");
        assertThat(problems(two + RULES.replace("}", ", domains: [tokens]}")))
                .containsExactly("b.yaml:15:39: rules[0].login: sessions (expected: a domain that the rule believes)");
        assertThat(problems(two + RULES.replace("}", ", domains: [tokens, sessions]}")))
                .isEmpty();
        assertThat(problems(two + RULES.replace("sessions", "tokens")))
                .containsExactly(
                        "b.yaml:15:39: rules[0].login: tokens (expected: a domain that has a login: sessions)");
        assertThat(problems(two + RULES.replace("sessions", "elsewhere")))
                .containsExactly(
                        "b.yaml:15:39: rules[0].login: elsewhere (expected: a domain that has a login: sessions)");
        assertThat(problems(TOP + DOMAINS + RULES))
                .containsExactly("b.yaml:8:39: rules[0].login: sessions (expected: none, as no domain has a login)");
    }

    @Test
    void publicRule_hasNoLogin() {
        assertThat(problems(LOGIN + RULES.replace("}", ", access: public}")))
                .containsExactly(
                        "b.yaml:10:39: rules[0].login: sessions (expected: none, as a public rule lets everybody in)");
    }

    @Test
    void domainWhoseKindIsWrong_isComplainedAboutOnce() {
        assertThat(problems(LOGIN.replace("kind: asid", "kind: asd") + RULES))
                .containsExactly("b.yaml:4:11: domains.sessions.kind: asd (expected: jwt or introspection or asid)");
    }

    @Test
    void externalUrl_isWhatCookiesAndCallbackNeed() {
        String queried = LOGIN.replace("https://api.example.com\n", "https://api.example.com?tenant=a\n");
        assertThat(problems(queried + RULES))
                .containsExactly("b.yaml:1:1: external-url: missing (expected: an https URL without query and fragment,"
                        + " as people log in below it and resource has a query)");
        assertThat(problems(queried + RULES + "external-url: https://www.example.com/api\n"))
                .isEmpty();
        String loopback = LOGIN + RULES + "external-url: http://localhost:8080\n";
        assertThat(problems(loopback))
                .containsExactly("b.yaml:11:15: external-url: http://localhost:8080 (expected: https, or"
                        + " insecure-allow-loopback-http: true)");
        assertThat(problems(loopback + "insecure-allow-loopback-http: true\n")).isEmpty();
        assertThat(problems(
                        LOGIN + RULES + "external-url: http://www.example.com\ninsecure-allow-loopback-http: true\n"))
                .containsExactly("b.yaml:11:15: external-url: http://www.example.com (expected: an https URL without"
                        + " query and fragment)");
    }

    @Test
    void secrets_areNotPrinted() {
        assertThat(complete().toString()).doesNotContain("hush").doesNotContain("A".repeat(42));
        assertThat(read(LOGIN + RULES).domains()).isNotEmpty();
    }
}
