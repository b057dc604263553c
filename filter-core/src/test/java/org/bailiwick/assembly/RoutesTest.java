package org.bailiwick.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationException;
import org.bailiwick.config.ConfigurationReader;
import org.bailiwick.config.Surroundings;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final String RULE_OF_A_ROUTE = "  - {id: stock, route: stock, scopes: [stock]}\n";

    private static Configuration configuration(String rules) {
        String text = """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "http://127.0.0.1:9", algorithms: [ES256]}
                rules:
                  - {id: rest, path: /**, access: public}
                """ + rules;
        return ConfigurationReader.read("b.yaml", text, new Surroundings(Path.of(""), name -> null));
    }

    @Test
    void ruleThatNamesARoute_doesNotLoadWhereThereAreNone() {
        Configuration configuration =
                configuration(RULE_OF_A_ROUTE + "  - {id: read, route: orders, path: /a, access: public}\n");
        assertThatThrownBy(() -> Bailiwick.start(configuration, List.of()).close())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("""
                        The configuration cannot be used: 2 problems
                          b.yaml:7:24: rules[1].route: stock (expected: no route; only a gateway has routes)
                          b.yaml:8:23: rules[2].route: orders (expected: no route; only a gateway has routes)""");
    }

    @Test
    void ruleThatNamesARoute_loadsAtAGateway() {
        try (Bailiwick bailiwick = Bailiwick.startAtGateway(configuration(RULE_OF_A_ROUTE), List.of())) {
            assertThat(bailiwick.keyHealth()).hasSize(1);
        }
    }

    @Test
    void rulesWithoutRoutes_loadEverywhere() {
        try (Bailiwick anywhere = Bailiwick.start(configuration(""), List.of());
                Bailiwick gateway = Bailiwick.startAtGateway(configuration(""), List.of())) {
            assertThat(anywhere.keyHealth()).hasSize(1);
            assertThat(gateway.keyHealth()).hasSize(1);
        }
    }
}
