package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application behind a gateway finds in the header of a request, and what it does not. */
interface UpstreamRows extends Rows {
    /** What an identity field is made of: letters, digits, {@code -._~:/@}, percent-encoded octets, single spaces. */
    String PLAIN = "([A-Za-z0-9._~:/@-]|%[0-9A-F]{2})+( ([A-Za-z0-9._~:/@-]|%[0-9A-F]{2})+)*";

    @Test
    default void everythingATokenSays_isToldInAFieldOfItsOwn() throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        long end = Instant.now().getEpochSecond() + 77;
        String token = stand().home()
                .token()
                .subject("Zoë, 名前 +100% \ud83d\ude00")
                .client("my app;q=1")
                .scopes("orders:read", "a,b+c%20")
                .claim("roles", List.of("teller", "chief, night"))
                .claim("exp", end)
                .sign();

        Response response = stand().get("/whoami").bearer(token).send();

        assertReached(response, "Zoë, 名前 +100% \ud83d\ude00");
        assertThat(told(response, "bailiwick-subject")).containsExactly("Zoë, 名前 +100% \ud83d\ude00");
        assertThat(told(response, "bailiwick-issuer"))
                .containsExactly(stand().home().issuer());
        assertThat(told(response, "bailiwick-client")).containsExactly("my app;q=1");
        assertThat(told(response, "bailiwick-scope")).containsExactlyInAnyOrder("orders:read", "a,b+c%20");
        assertThat(told(response, "bailiwick-grants")).containsExactlyInAnyOrder("teller", "chief, night");
        assertThat(told(response, "bailiwick-expires")).containsExactly(String.valueOf(end));
    }

    @Test
    default void whatATokenDoesNotSay_hasNoField() throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        Response response = stand().get("/whoami")
                .bearer(stand().home().token().subject("alice").sign())
                .send();

        assertReached(response, "alice");
        assertThat(fields(response)).doesNotContainKeys("bailiwick-scope", "bailiwick-grants");
    }

    @Test
    default void lineEndsInAClaim_stayInItsField() throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String subject = "alice\r\nBailiwick-Grants: teller\r\n\r\nGET /smuggled HTTP/1.1\r\n\0\u007f";
        Response response = stand().get("/whoami")
                .bearer(stand().home()
                        .token()
                        .subject(subject)
                        .client("\nX-Smuggled: 1")
                        .sign())
                .send();

        assertReached(response, subject);
        assertThat(told(response, "bailiwick-subject")).containsExactly(subject);
        assertThat(told(response, "bailiwick-client")).containsExactly("\nX-Smuggled: 1");
        assertThat(fields(response)).doesNotContainKeys("bailiwick-grants", "x-smuggled");
        assertThat(response.member("path")).isEqualTo("/whoami");
    }

    @Test
    default void longSubject_isToldWhole() throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String subject = "名".repeat(1000);

        assertReached(
                stand().get("/whoami")
                        .bearer(stand().home().token().subject(subject).sign())
                        .send(),
                subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/page", "/observed", "/orders/1"})
    default void nobody_isToldOfWithoutADecisionForThem(String path) throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        boolean preflight = path.startsWith("/orders");
        Request request = stand().request(preflight ? "OPTIONS" : "GET", path)
                .header("Origin", "https://app.example")
                .bearer(stand().home().token().subject("alice").scopes("x").sign());
        if (preflight) {
            request.header("Access-Control-Request-Method", "POST");
        }

        Response response = request.sendRaw();

        assertReached(response, null);
        assertThat(fields(response).keySet()).noneMatch(name -> name.startsWith("bailiwick"));
        assertThat(fields(response)).doesNotContainKey("authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "authorization", "AUTHORIZATION"})
    default void accessToken_goesNoFurther(String name) throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String token = stand().home().token().subject("alice").sign();

        Response response = stand().get("/whoami")
                .secret(token)
                .header(name, "Bearer " + token)
                .sendRaw();

        assertReached(response, "alice");
        assertThat(fields(response)).doesNotContainKey("authorization");
        assertThat(response.body()).doesNotContain(token.substring(token.lastIndexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "Proxy_Authorization",
                "DPoP",
                "dpop",
                "Txn-Token",
                "TXN-TOKEN",
                "txn_token",
                "Txn.Token"
            })
    default void credential_goesNoFurtherOnPublicRoutes(String name) throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);

        Response response =
                stand().get("/public/page").header(name, "Basic bWFsbG9yeQ==").sendRaw();

        assertReached(response, null);
        assertThat(response.body()).doesNotContain("bWFsbG9yeQ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override",
                "x_http_method_override",
                "X-HTTP-Method",
                "X-Method-Override",
                "X-Original-URL",
                "X-Rewrite-URL"
            })
    default void requestThatWasDecided_isNotForAFieldToChange(String name) throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);

        Response response = stand().get("/public/page").header(name, "mallory").sendRaw();

        assertReached(response, null);
        assertThat(response.body()).doesNotContain("mallory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "x-forwarded-for",
                "X_Forwarded_For",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-Proto",
                "X-Real-IP",
                "x_real_ip"
            })
    default void originOfTheRequest_isNotForTheClientToSay(String name) throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String token = stand().home().token().subject("alice").sign();

        for (String path : List.of("/whoami", "/public/page")) {
            Response response =
                    stand().get(path).bearer(token).header(name, "mallory").sendRaw();

            assertThat(response.isOfProbe()).as(response.body()).isTrue();
            assertThat(response.body()).doesNotContain("mallory");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Anything", "X-Real-IP"})
    default void originOfTheRequest_isBelievedFromATrustedProxy(String name) throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String value = name.equals("Forwarded") ? "for=203.0.113.66" : "203.0.113.66";
        String trusting = Configurations.standard(
                stand().home(), stand().partner(), Configurations.RESOURCE, "trusted-proxies: [127.0.0.0/8]\n");

        Response response = stand().request(trusting, "GET", "/public/page")
                .header(name, value)
                .sendRaw();

        assertReached(response, null);
        assertThat(response.body()).contains("203.0.113.66");
    }

    @Test
    default void namesOfFields_areAsConfigured() throws Exception {
        stand().needs(Capability.UPSTREAM_HEADERS);
        String token = stand().home()
                .token()
                .subject("älice")
                .client("app")
                .scopes("orders:read")
                .sign();

        Response response = stand().request(named(stand()), "GET", "/whoami")
                .bearer(token)
                .header("Bailiwick-Subject", "mallory")
                .header("Bailiwick-Client", "mallory")
                .sendRaw();

        assertThat(response.isOfProbe()).as(response.body()).isTrue();
        assertThat(told(response, "x-user")).containsExactly("älice");
        assertThat(told(response, "bailiwick-scope")).containsExactly("orders:read");
        assertThat(fields(response)).doesNotContainKeys("bailiwick-subject", "bailiwick-client");
        assertThat(response.body()).doesNotContain("mallory");
    }

    /** {@link Configurations#standard} with a name for the subject, and without the client. */
    static String named(Stand stand) {
        return Configurations.standard(
                stand.home(),
                stand.partner(),
                Configurations.RESOURCE,
                "identity-headers: {subject: X-User, client: off}\n");
    }

    private static Map<String, List<String>> fields(Response response) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(response.member("headers"));
        seen.forEach((name, values) -> fields.put(
                String.valueOf(name),
                ((List<?>) values).stream().map(String::valueOf).toList()));
        return fields;
    }

    /** What the one field of that name says. */
    private static List<String> told(Response response, String name) {
        List<String> lines = fields(response).getOrDefault(name, List.of());
        assertThat(lines).as(name).hasSize(1).allMatch(line -> line.matches(PLAIN));
        return Stream.of(lines.get(0).split(" ")).map(ProbeUpstream::decoded).toList();
    }
}
