package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.problems;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.withTop;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamSettingsTest {
    @Test
    void nothingSaid_tellsEverythingAndTrustsNobody() {
        UpstreamSettings settings = read(MINIMAL).upstream();

        UpstreamSettings usual = UpstreamSettings.DEFAULT;
        assertThat(settings).isEqualTo(new UpstreamSettings(usual.fieldNames(), usual.trustedProxies(), false));
        assertThat(settings.fieldNames().values())
                .containsExactly(
                        "Bailiwick-Subject",
                        "Bailiwick-Issuer",
                        "Bailiwick-Client",
                        "Bailiwick-Scope",
                        "Bailiwick-Grants",
                        "Bailiwick-Expires");
        assertThat(settings.trustedProxies().blocks()).isEmpty();
    }

    @Test
    void fieldsThatSwapNames_haveOneEach() {
        assertThat(read(withTop("identity-headers: {subject: Bailiwick-Client, client: Bailiwick-Subject}"))
                        .upstream()
                        .fieldNames())
                .containsEntry(IdentityField.SUBJECT, "Bailiwick-Client")
                .containsEntry(IdentityField.CLIENT, "Bailiwick-Subject");
    }

    @Test
    void nameThatAnotherFieldHas_isRefusedWhereItIsWritten() {
        assertThat(problems(withTop("identity-headers: {subject: X-User, client: x-user}")))
                .containsExactly("b.yaml:11:45: identity-headers.client: x-user"
                        + " (expected: a name of its own; subject has it)");
        assertThat(problems(withTop("identity-headers: {subject: bailiwick-client}")))
                .containsExactly("b.yaml:11:29: identity-headers.subject: bailiwick-client"
                        + " (expected: a name of its own; client has it)");
    }

    @Test
    void nameOfAFieldThatIsOff_isFree() {
        assertThat(read(withTop("identity-headers: {subject: Bailiwick-Client, client: off, grants: off}"))
                        .upstream()
                        .fieldNames())
                .isEqualTo(Map.of(
                        IdentityField.SUBJECT, "Bailiwick-Client",
                        IdentityField.ISSUER, "Bailiwick-Issuer",
                        IdentityField.SCOPE, "Bailiwick-Scope",
                        IdentityField.EXPIRES, "Bailiwick-Expires"));
    }

    @Test
    void nameFromTheEnvironment_isCheckedAndNotShown() {
        String text = withTop("identity-headers: {subject: \"${env:FIELD}\"}");

        assertThat(read(text, Map.of("FIELD", "X-User")).upstream().fieldNames())
                .containsEntry(IdentityField.SUBJECT, "X-User");
        assertThat(problems(text, Map.of("FIELD", "Cookie")))
                .containsExactly("b.yaml:11:29: identity-headers.subject: ${env:FIELD}"
                        + " (expected: a field name of letters, digits and -, or off)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "host",
                "Connection",
                "Content-Length",
                "Content-Type",
                "Transfer-Encoding",
                "TE",
                "Trailer",
                "Upgrade",
                "Keep-Alive",
                "Proxy-Connection",
                "Proxy-Authorization",
                "HTTP2-Settings",
                "Expect",
                "Cookie",
                "Authorization",
                "DPoP",
                "Txn-Token",
                "Origin",
                "Access-Control-Request-Method",
                "Sec-WebSocket-Key",
                "Accept",
                "If-None-Match",
                "Range",
                "Traceparent",
                "Forwarded",
                "X-Forwarded-For",
                "X-Real-IP"
            })
    void nameThatSomebodyNeeds_isRefused(String name) {
        assertThat(problems(withTop("identity-headers: {subject: " + name + "}")))
                .containsExactly("b.yaml:11:29: identity-headers.subject: " + name
                        + ", which HTTP or the gateway needs (expected: a name of its own)");
    }

    @Test
    void nameThatIsNone_isRefused() {
        for (String name : List.of("''", "X-", "-X", "X--User", "1X", "X.User", "'X User'", "Üser", "\"X\\r\\nY\"")) {
            assertThat(problems(withTop("identity-headers: {subject: " + name + "}")))
                    .as(name)
                    .hasSize(1);
        }
    }
}
