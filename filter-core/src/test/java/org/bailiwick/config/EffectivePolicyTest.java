package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.bailiwick.config.TestConfigurations.DOMAINS;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.TOP;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.withPartner;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectivePolicyTest {
    private static String printed(String rules) {
        return EffectivePolicy.of(read(TOP + DOMAINS + "rules:\n" + rules));
    }

    @Test
    void everyPartOfARule_isOnItsLine() {
        assertThat(printed("- {id: a, path: '/a/{id}', methods: [PUT, GET], scopes: [s, t], any-scope: [u, v],"
                        + " grants: [teller, boss], claims: {sub: '{id}', tenant: acme}, mode: observe}"))
                .isEqualTo("a: GET,PUT /a/{id}: scopes s t, one scope of u v, grants boss teller,"
                        + " claims sub={id} tenant=...; domains home; observed only");
    }

    @Test
    void rules_areInTheOrderOfALookup() {
        assertThat(printed("""
                        - {id: rest, path: /**, access: authenticated}
                        - {id: below-a, path: /a/**, access: public}
                        - {id: any, path: /*, access: public}
                        - {id: a, path: /a, access: public}
                        - {id: get-a, path: /a, methods: [GET], access: public}
                        - {id: some-a, path: /a, methods: [GET, PUT], access: public}
                        - {id: root, path: /, access: public}
                        - {id: child-of-a, path: '/a/{b}', access: public}
                        - {id: b-of-a, path: /a/b, access: public}
                        """).lines().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly("root", "get-a", "some-a", "a", "b-of-a", "child-of-a", "below-a", "any", "rest");
    }

    @Test
    void rulesOfRoutes_comeFirstAndNameThem() {
        assertThat(printed("""
                        - {id: root, path: /, access: public}
                        - {id: all-of-s, route: the service, scopes: [t]}
                        - {id: all-of-r, route: r, access: public}
                        - {id: a-of-r, route: r, path: /a, methods: [GET], access: public}
                        """))
                .isEqualTo("a-of-r: GET /a on route r: public\n"
                        + "all-of-r: * /** on route r: public\n"
                        + "all-of-s: * /** on route the service: scopes t; domains home\n"
                        + "root: * /: public");
    }

    @Test
    void publicRule_believesNobody() {
        assertThat(printed("- {id: a, path: /a, access: public}")).isEqualTo("a: * /a: public");
    }

    @Test
    void ruleWithoutRequirement_saysSo() {
        assertThat(printed("- {id: a, path: /a, access: authenticated}"))
                .isEqualTo("a: * /a: any caller vouched for; domains home");
    }

    @Test
    void federatorsOfARule_areShownSorted() { // TBF-8
        Configuration configuration =
                read(withPartner("federators: {https://a.example: {scopes: []}, https://b.example: {scopes: []}}")
                        .replace(
                                "access: authenticated",
                                "scopes: [s]\n    federators: [https://b.example, https://a.example]"));

        assertThat(EffectivePolicy.of(configuration))
                .isEqualTo(
                        "all: * /**: one federator of https://a.example https://b.example, scopes s; domains partner");
        assertThat(EffectivePolicy.rules(configuration.policy()))
                .singleElement(MAP)
                .containsEntry("federators", List.of("https://a.example", "https://b.example"));
    }

    @Test
    void nextHopOfARule_isShown() {
        Configuration configuration = read(MINIMAL
                + "    next-hop: rs2\n    mode: observe\n"
                + "next-hops: {rs2: {via: internal-jwt, resource: https://rs2.example.com}}\n");

        assertThat(EffectivePolicy.of(configuration))
                .isEqualTo("all: * /**: any caller vouched for; domains home; next hop rs2 via internal-jwt;"
                        + " observed only");
        assertThat(EffectivePolicy.rules(configuration.policy()))
                .singleElement(MAP)
                .containsEntry("next-hop", "rs2");
    }

    private static List<Map<String, Object>> rules(String rules) {
        return EffectivePolicy.rules(read(TOP + DOMAINS + "rules:\n" + rules).policy());
    }

    @Test
    void everyPartOfARule_isDataUnderItsKeyWithoutTheValuesOfClaims() {
        assertThat(rules("- {id: a, path: '/a/{id}', methods: [PUT, GET], scopes: [s, t], any-scope: [u, v],"
                        + " grants: [teller, boss], claims: {sub: '{id}', tenant: acme}, mode: observe}"))
                .containsExactly(Map.of(
                        "id", "a",
                        "path", "/a/{id}",
                        "methods", List.of("GET", "PUT"),
                        "access", "authenticated",
                        "domains", List.of("home"),
                        "scopes", List.of("s", "t"),
                        "any-scope", List.of("u", "v"),
                        "grants", List.of("boss", "teller"),
                        "claims", List.of("sub", "tenant"),
                        "mode", "observe"));
    }

    @Test
    void routeOfARule_isInItsData() {
        assertThat(rules("- {id: a, route: stock, access: public}"))
                .containsExactly(
                        Map.of("id", "a", "route", "stock", "path", "/**", "access", "public", "mode", "enforce"));
    }

    @Test
    void whatARuleDoesNotAskFor_isNotInItsData() {
        assertThat(rules("""
                        - {id: b, path: /**, access: authenticated}
                        - {id: a, path: /a, access: public}
                        """))
                .containsExactly(
                        Map.of("id", "a", "path", "/a", "access", "public", "mode", "enforce"),
                        Map.of(
                                "id",
                                "b",
                                "path",
                                "/**",
                                "access",
                                "authenticated",
                                "domains",
                                List.of("home"),
                                "mode",
                                "enforce"));
    }
}
