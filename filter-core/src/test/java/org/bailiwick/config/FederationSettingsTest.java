package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.PARTNER;
import static org.bailiwick.config.TestConfigurations.RULES;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.resource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.FederationSettings.Asker;
import org.bailiwick.config.FederationSettings.ResourceServer;
import org.bailiwick.config.FederationSettings.Signing;
import org.bailiwick.config.FederationSettings.Trustee;
import org.bailiwick.config.FederationSettings.Trustor;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.ScopeMapping;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.Test;

class FederationSettingsTest {
    private static Asker withSecret(String id) {
        return new Asker(id, Optional.of(Secret.of("hush")), Optional.empty(), Optional.empty());
    }

    @Test
    void nothingSaid_isNoFederation() {
        assertThat(read(MINIMAL).federation()).isEmpty();
    }

    @Test
    void fewestKeys_haveEveryDefault() {
        assertThat(read(TOP + "domains:\n" + PARTNER + RULES + "    access: authenticated\n" + "federation:\n"
                                + "  issuer: https://as9.example\n"
                                + "  trustors: {as3: {issuer: https://as3.example, secret: hush, scopes: []}}\n"
                                + "  trustees: {partner: {scopes: [a]}}\n")
                        .federation())
                .contains(new FederationSettings(
                        new Issuer("https://as9.example"),
                        "/federated-introspection",
                        Optional.empty(),
                        4,
                        Duration.ofSeconds(2),
                        Optional.empty(),
                        List.of(),
                        List.of(new Trustee(
                                "partner", new ScopeMapping(Scopes.parse("a"), Map.of()), Duration.ofHours(1))),
                        List.of(new Trustor(
                                withSecret("as3"),
                                new Issuer("https://as3.example"),
                                new ScopeMapping(Scopes.NONE, Map.of()))),
                        List.of()));
    }

    @Test
    void completeFederation_isReadThroughout() {
        Path file = resource("complete-federation.yaml");
        Path directory = file.getParent();
        ScopeMapping orders = new ScopeMapping(Scopes.parse("orders:read"), Map.of());
        assertThat(ConfigurationReader.read(file).federation())
                .contains(new FederationSettings(
                        new Issuer("https://as2.example.com"),
                        "/federation/ask",
                        Optional.of("home"),
                        3,
                        Duration.ofMillis(1500),
                        Optional.of(new Signing(directory.resolve("key.json"), SignatureAlgorithm.ES256)),
                        List.of(
                                new ResourceServer(
                                        withSecret("rs2"),
                                        "https://rs2.example.com",
                                        Optional.of(Scopes.parse("orders:read"))),
                                new ResourceServer(
                                        new Asker(
                                                "https%3A//rs3",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(URI.create("https://rs3.example.com/jwks"))),
                                        "https://rs3.example.com",
                                        Optional.empty())),
                        List.of(
                                new Trustee(
                                        "signer",
                                        new ScopeMapping(Scopes.parse("orders:read"), Map.of("read", "orders:read")),
                                        Duration.ofMinutes(5)),
                                new Trustee("holder", new ScopeMapping(Scopes.NONE, Map.of()), Duration.ofHours(1))),
                        List.of(new Trustor(
                                new Asker(
                                        "as3",
                                        Optional.empty(),
                                        Optional.of(directory.resolve("keys.json")),
                                        Optional.empty()),
                                new Issuer("https://as3.example.org"),
                                orders)),
                        List.of(withSecret("ops"))));
    }
}
