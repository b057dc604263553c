package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.home;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.resource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bailiwick.config.Configuration.Insecure;
import org.bailiwick.config.Configuration.QueryToken;
import org.bailiwick.config.ConfigurationException.Problem;
import org.bailiwick.config.DomainSettings.Jwt;
import org.bailiwick.config.DomainSettings.KeyLocation;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.ClaimValue;
import org.bailiwick.policy.PathPattern;
import org.bailiwick.policy.Requirement;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.request.TrustedProxies;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
    @TempDir
    private Path directory;

    @Test
    void minimalFile_hasEveryDefault() { // AT-9, BT-4
        Configuration configuration = read(MINIMAL);
        URI resource = URI.create("https://api.example.com");
        assertThat(configuration.resource()).isEqualTo(resource);
        assertThat(configuration.resourceAliases()).isEmpty();
        assertThat(configuration.externalUrl()).isEqualTo(resource);
        assertThat(configuration.queryToken()).isEqualTo(QueryToken.IGNORE);
        assertThat(configuration.metadata())
                .isEqualTo(new MetadataSettings(
                        true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(configuration.limits())
                .isEqualTo(new Limits(
                        16 << 10,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        256 << 10,
                        64,
                        32L << 20,
                        2L << 20,
                        1 << 20,
                        64L << 20,
                        Duration.ofSeconds(10)));
        assertThat(configuration.insecure()).isEqualTo(new Insecure(false, false));
        assertThat(configuration.domains())
                .containsExactly(Map.entry(
                        "home",
                        new Jwt(
                                "home",
                                new Issuer("https://as.example.com"),
                                new KeyLocation.Discovered(),
                                List.of(SignatureAlgorithm.ES256),
                                TokenType.AT_JWT,
                                Duration.ofSeconds(30),
                                new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30)),
                                "scope",
                                List.of("roles", "groups", "entitlements"))));
        assertThat(configuration.policy().rules())
                .containsExactly(new Rule(
                        "all",
                        PathPattern.of("/**"),
                        Set.of(),
                        new Access.Vouched(Requirement.ANY_CALLER),
                        List.of("home"),
                        Rule.Mode.ENFORCE,
                        Rule.Preflight.PASS));
    }

    @Test
    void completeFile_isReadThroughout() { // RI-2
        Configuration configuration = ConfigurationReader.read(resource("complete.yaml"));
        assertThat(configuration.audiences())
                .containsExactlyInAnyOrder("https://api.example.com/v1", "urn:example:api", "account");
        assertThat(configuration.externalUrl()).isEqualTo(URI.create("https://www.example.com/api"));
        assertThat(configuration.queryToken()).isEqualTo(QueryToken.REFUSE);
        assertThat(configuration.insecure()).isEqualTo(new Insecure(true, true));
        assertThat(configuration.metadata())
                .isEqualTo(new MetadataSettings(
                        false,
                        Optional.of("Example API"),
                        Optional.of(URI.create("https://www.example.com/docs")),
                        Optional.of(URI.create("https://www.example.com/policy")),
                        Optional.of(URI.create("https://www.example.com/terms"))));
        assertThat(configuration.upstream())
                .isEqualTo(new UpstreamSettings(
                        Map.of(
                                IdentityField.SUBJECT, "X-User",
                                IdentityField.ISSUER, "X-Forwarded-Issuer",
                                IdentityField.SCOPE, "Bailiwick-Scope",
                                IdentityField.GRANTS, "X-Groups"),
                        new TrustedProxies(List.of(
                                AddressBlock.of("10.0.0.0/8"),
                                AddressBlock.of("192.0.2.7"),
                                AddressBlock.of("2001:db8::/32"))),
                        false));
        assertThat(configuration.limits())
                .isEqualTo(new Limits(
                        8 << 10,
                        Duration.ofMillis(1500),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        65536,
                        8,
                        1L << 30,
                        0,
                        2 << 20,
                        128L << 20,
                        Duration.ofSeconds(20)));
        assertThat(configuration.domains().keySet()).containsExactly("home", "partner-2", "local");
        assertThat(home(configuration))
                .isEqualTo(new Jwt(
                        "home",
                        new Issuer("https://as.example.com/"),
                        new KeyLocation.At(URI.create("https://as.example.com/jwks?tenant=1")),
                        List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256, SignatureAlgorithm.EdDSA),
                        TokenType.JWT,
                        Duration.ZERO,
                        new KeyLifetimes(Duration.ofMinutes(10), Duration.ofHours(48), Duration.ofMinutes(1)),
                        "scp",
                        List.of("realm_access.roles")));
    }

    @Test
    void completeRules_areReadThroughout() {
        List<Rule> rules =
                ConfigurationReader.read(resource("complete.yaml")).policy().rules();
        assertThat(rules)
                .containsExactly(
                        new Rule(
                                "health",
                                PathPattern.of("/health"),
                                Set.of(),
                                new Access.Public(),
                                List.of(),
                                Rule.Mode.ENFORCE,
                                Rule.Preflight.PASS),
                        new Rule(
                                "read.account_1",
                                PathPattern.of("/accounts/{id}"),
                                Set.of("GET", "HEAD"),
                                new Access.Vouched(new Requirement(
                                        Scopes.of(List.of("accounts:read", "openid")),
                                        Scopes.of(List.of("a", "b")),
                                        Set.of("teller", "chief teller"),
                                        Map.of(
                                                "tenant", new ClaimValue.Exactly("acme"),
                                                "sub", new ClaimValue.Variable("id"),
                                                "address.country", new ClaimValue.Exactly("{NL")))),
                                List.of("partner-2"),
                                Rule.Mode.OBSERVE,
                                Rule.Preflight.REFUSE),
                        new Rule(
                                "stock",
                                Optional.of("stock service"),
                                PathPattern.of("/**"),
                                Set.of(),
                                new Access.Vouched(
                                        new Requirement(Scopes.of(List.of("stock")), Scopes.NONE, Set.of(), Map.of())),
                                List.of("home", "partner-2"),
                                Rule.Mode.ENFORCE,
                                Rule.Preflight.REFUSE),
                        new Rule(
                                "rest",
                                PathPattern.of("/**"),
                                Set.of(),
                                new Access.Vouched(Requirement.ANY_CALLER),
                                List.of("home", "partner-2"),
                                Rule.Mode.ENFORCE,
                                Rule.Preflight.REFUSE));
    }

    @Test
    void completeFiles_writeEveryKey() throws IOException {
        String text = Files.readString(resource("complete.yaml"))
                + Files.readString(resource("complete-federation.yaml"))
                + Files.readString(resource("complete-next-hops.yaml"))
                + Files.readString(resource("complete-sessions.yaml"));
        for (Form form : ConfigurationForm.FORM.forms().values()) {
            for (Key<?> key : form.keys()) {
                assertThat(text).containsPattern("(?m)(^|[ {])" + key.name() + ": ?");
            }
        }
    }

    @Test // JB-7: HMAC cannot be chosen
    void sixMistakes_giveSixLocatedProblems() {
        Path file = resource("six-mistakes.yaml");
        assertThatThrownBy(() -> ConfigurationReader.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("The configuration cannot be used: 6 problems\n  " + file + ":6:5: ")
                .extracting(refused -> ((ConfigurationException) refused)
                        .problems().stream()
                                .map(problem -> problem.line() + ":" + problem.column() + ": " + problem.text())
                                .toList())
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsExactly(
                        "6:5: domains.home.isuer: unknown key (expected: issuer)",
                        "7:25: domains.home.algorithms[1]: HS256, but whoever can check an HMAC can also make one"
                                + " (expected: one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512,"
                                + " EdDSA, Ed25519)",
                        "8:13: domains.home.leeway: 30 (expected: a duration from 0s to 300s)",
                        "12:13: rules[0].access: public (expected: authenticated, or a rule without domains, federators, scopes,"
                                + " any-scope, grants and claims)",
                        "16:15: rules[1].domains[0]: hmoe (expected: a domain: home)",
                        "17:19: rules[1].claims.sub: {account} (expected: a {variable} of the rule's path)");
    }

    @Test
    void mistakeUnderMisspeltKey_isReportedToo() {
        assertThat(problems(MINIMAL.replace("domains:", "domain:").replace("ES256", "ES255")))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("b.yaml:2:1: domain: unknown key (expected: domains)"))
                .anyMatch(problem -> problem.startsWith("b.yaml:6:18: domains.home.algorithms[0]: ES255"));
    }

    @Test
    void fileNames_startAtTheConfigurationFile() throws IOException {
        Files.writeString(directory.resolve("keys.json"), "{\"keys\": []}");
        Path file = directory.resolve("bailiwick.yaml");
        Files.writeString(file, TestConfigurations.withDomain("jwks-file: keys.json"));
        assertThat(home(ConfigurationReader.read(file)).keyLocation())
                .isEqualTo(new KeyLocation.InFile(directory.resolve("keys.json")));
    }

    @Test
    void fileThatIsNotThere_isNamed() {
        Path file = directory.resolve("none.yaml");
        assertThatThrownBy(() -> ConfigurationReader.read(file))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems())
                                .containsExactly(new Problem(
                                        file.toString(), 1, 1, "cannot be read (expected: a readable file)")));
    }

    @Test
    void textThatIsNotUtf8_isRefused() throws IOException {
        Path file = directory.resolve("latin1.yaml");
        Files.write(file, MINIMAL.replace("all", "\u00e4ll").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ConfigurationReader.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be read (expected: UTF-8 text)");
    }

    @Test
    void streamBeyondTheLimit_isRefusedWithoutReadingItAll() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '#';
            }
        };
        assertThatThrownBy(() -> ConfigurationReader.read("b.yaml", endless, Surroundings.of(directory)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("b.yaml:1:1: ")
                .hasMessageContaining("(expected: at most 8388608)");
    }

    @Test
    void byteOrderMark_isPassedOver() {
        assertThat(read("\uFEFF" + MINIMAL).domains()).containsKey("home");
    }

    @Test
    void domainsOfTheFile_keepTheirOrderAndCannotBeChanged() {
        Map<String, DomainSettings> domains = read(MINIMAL).domains();
        assertThatThrownBy(domains::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void rulesThatNameRoutes_areNeverWithoutTheirProblems() {
        Configuration routed = read(MINIMAL.replace("path: /**", "route: stock"));
        assertThatThrownBy(() -> new Configuration(
                        routed.resource(),
                        routed.resourceAliases(),
                        routed.externalUrl(),
                        routed.domains(),
                        routed.policy(),
                        routed.federation(),
                        routed.nextHops(),
                        routed.internalJwt(),
                        routed.metadata(),
                        routed.queryToken(),
                        routed.upstream(),
                        routed.limits(),
                        routed.insecure(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("withoutRoutes: [] (expected: a problem for every rule that names a route)");
    }
}
