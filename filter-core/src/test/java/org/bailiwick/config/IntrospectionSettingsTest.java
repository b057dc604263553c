package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.resource;
import static org.bailiwick.config.TestConfigurations.withPartner;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.config.DomainSettings.Introspection;
import org.bailiwick.config.DomainSettings.KeyLocation;
import org.bailiwick.config.DomainSettings.SignedAnswers;
import org.bailiwick.keys.KeyLifetimes;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.policy.Access;
import org.bailiwick.policy.Requirement;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.ScopeMapping;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.Test;

class IntrospectionSettingsTest {
    private static final KeyLifetimes DEFAULT_KEYS =
            new KeyLifetimes(Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofSeconds(30));

    private static Configuration complete() {
        return ConfigurationReader.read(resource("complete-federation.yaml"));
    }

    private static Introspection domain(String name) {
        return assertThat(complete().domains().get(name))
                .asInstanceOf(type(Introspection.class))
                .actual();
    }

    @Test
    void fewestKeys_haveEveryDefault() { // IN-2, IN-7, IN-8
        assertThat(read(withPartner("leeway: 30s")).domains())
                .containsExactly(Map.entry(
                        "partner",
                        new Introspection(
                                "partner",
                                new Issuer("https://as2.example.com"),
                                Optional.empty(),
                                new ClientSettings("rs2", new Proof.BasicSecret(Secret.of("hush"))),
                                Optional.empty(),
                                Duration.ofSeconds(30),
                                new AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), true),
                                Optional.empty(),
                                false,
                                "scope",
                                List.of("roles", "groups", "entitlements"),
                                List.of())));
    }

    @Test
    void completeDomain_isReadThroughout() { // TBF-4, TBF-5
        assertThat(domain("home"))
                .isEqualTo(new Introspection(
                        "home",
                        new Issuer("https://as2.example.com"),
                        Optional.of(URI.create("https://as2.example.com/introspect?tenant=1")),
                        new ClientSettings("rs 2", new Proof.PostedSecret(Secret.of("hush"))),
                        Optional.of("f_"),
                        Duration.ZERO,
                        new AnswerLifetimes(Duration.ofMinutes(10), Duration.ZERO, false),
                        Optional.of(new SignedAnswers(
                                List.of(SignatureAlgorithm.ES256, SignatureAlgorithm.PS256),
                                new KeyLocation.At(URI.create("https://as2.example.com/jwks")),
                                new KeyLifetimes(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofSeconds(10)))),
                        true,
                        "scp",
                        List.of("realm_access.roles"),
                        List.of(
                                new FederatorSettings(
                                        new Issuer("https://as1.example.net"),
                                        new ScopeMapping(
                                                Scopes.parse("orders:read stock:read"),
                                                Map.of("read", "orders:read", "stock", "stock:read")),
                                        Optional.of("f_a_")),
                                new FederatorSettings(
                                        new Issuer("https://as3.example.org"),
                                        new ScopeMapping(Scopes.NONE, Map.of()),
                                        Optional.empty()))));
    }

    @Test
    void everyMethod_hasItsOwnProof() { // IN-2
        Path directory = resource("complete-federation.yaml").getParent();
        assertThat(domain("signer").client())
                .isEqualTo(new ClientSettings("as2", new Proof.PrivateKey(directory.resolve("key.json"))));
        assertThat(domain("holder").client())
                .isEqualTo(new ClientSettings(
                        "as2", new Proof.Certificate(directory.resolve("store.p12"), Secret.of("open hush"))));
    }

    @Test
    void keysOfSignedAnswers_areFoundLikeThoseOfTokens() {
        Path directory = resource("complete-federation.yaml").getParent();
        assertThat(domain("signer").signedAnswers())
                .contains(new SignedAnswers(
                        List.of(SignatureAlgorithm.RS256),
                        new KeyLocation.InFile(directory.resolve("keys.json")),
                        DEFAULT_KEYS));
        assertThat(domain("holder").signedAnswers())
                .contains(new SignedAnswers(
                        List.of(SignatureAlgorithm.RS256), new KeyLocation.Discovered(), DEFAULT_KEYS));
    }

    @Test
    void ruleOfFederators_requiresOneOfThem() { // TBF-8
        assertThat(complete().policy().rules().get(0).access())
                .isEqualTo(new Access.Vouched(new Requirement(
                        Scopes.parse("orders:read"),
                        Scopes.NONE,
                        Set.of(),
                        Map.of(),
                        Set.of(new Issuer("https://as1.example.net"), new Issuer("https://as3.example.org")))));
    }

    @Test
    void ruleThatSaysNothingButFederators_requiresSomething() {
        assertThat(read(withPartner("federators: {https://as1.example: {scopes: []}}")
                                .replace("access: authenticated", "federators: [https://as1.example]"))
                        .policy()
                        .rules()
                        .get(0)
                        .access())
                .isEqualTo(new Access.Vouched(new Requirement(
                        Scopes.NONE, Scopes.NONE, Set.of(), Map.of(), Set.of(new Issuer("https://as1.example")))));
    }

    @Test
    void rulesOfDomainsOfBothKinds_load() {
        assertThat(complete().policy().rules().get(1).domains()).containsExactly("own", "home");
    }
}
