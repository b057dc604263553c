package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.IdentityField;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.exchange.Caller;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.request.TrustedProxies;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamHeadersTest {
    private static final Instant END = Instant.parse("2026-11-21T12:00:00.999Z");
    private static final InetAddress PROXY = address(10, 0, 0, 1);
    private static final InetAddress STRANGER = address(192, 0, 2, 1);

    private final UpstreamHeaders headers = new UpstreamHeaders(UpstreamSettings.DEFAULT);
    private final UpstreamHeaders configured = new UpstreamHeaders(new UpstreamSettings(
            Map.of(IdentityField.SUBJECT, "X-User", IdentityField.SCOPE, "Bailiwick-Scope"),
            new TrustedProxies(List.of(AddressBlock.of("10.0.0.0/8"))),
            true));
    private final UpstreamHeaders tokensAlone = new UpstreamHeaders(
            new UpstreamSettings(UpstreamSettings.DEFAULT.fieldNames(), TrustedProxies.NONE, false));

    private static final AccessContext ANONYMOUS = AccessContext.anonymous("rule");

    private static InetAddress address(int... octets) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) octets[0], (byte) octets[1], (byte) octets[2], (byte) octets[3]});
        } catch (java.net.UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static VerifiedToken.Builder token(String subject) {
        return VerifiedToken.vouchedBy("home", new Issuer("https://as.example.com"), subject, END);
    }

    private static AccessContext admitted(VerifiedToken.Builder token) {
        return AccessContext.of("rule", new Caller(token.build(), "token"), NextHops.none());
    }

    @Test
    void everythingATokenSays_hasAFieldOfItsOwn() {
        Map<String, String> fields = headers.identifying(admitted(token("Zoë Müller")
                .client("my app")
                .scopes(Scopes.of(List.of("orders:read", "a,b", "c+d")))
                .grants(new Grants(Map.of("teller", true, "chief teller", true, "auditor", false)))));

        assertThat(fields)
                .containsExactly(
                        Map.entry("Bailiwick-Subject", "Zo%C3%AB%20M%C3%BCller"),
                        Map.entry("Bailiwick-Issuer", "https://as.example.com"),
                        Map.entry("Bailiwick-Client", "my%20app"),
                        Map.entry("Bailiwick-Scope", "orders:read a%2Cb c%2Bd"),
                        Map.entry("Bailiwick-Grants", "chief%20teller teller"),
                        Map.entry("Bailiwick-Expires", "1795262400"));
    }

    @Test
    void whatATokenDoesNotSay_hasNoField() {
        assertThat(headers.identifying(admitted(token("alice"))))
                .containsOnlyKeys("Bailiwick-Subject", "Bailiwick-Issuer", "Bailiwick-Expires");
    }

    @Test
    void falseGrant_isNotNamed() {
        Map<String, String> fields =
                headers.identifying(admitted(token("alice").grants(new Grants(Map.of("auditor", false)))));

        assertThat(fields).doesNotContainKey("Bailiwick-Grants");
    }

    @Test
    void anonymousCaller_hasNoFields() {
        assertThat(headers.identifying(AccessContext.anonymous("rule"))).isEmpty();
    }

    @Test
    void headerInjection_endsInTheValue() {
        Map<String, String> fields = headers.identifying(admitted(token("a\r\nBailiwick-Scope: all")
                .client("\0\u007f")
                .grants(Grants.granted(List.of("x\ny", "teller\u2028auditor")))));

        assertThat(fields)
                .containsEntry("Bailiwick-Subject", "a%0D%0ABailiwick-Scope:%20all")
                .containsEntry("Bailiwick-Client", "%00%7F")
                .containsEntry("Bailiwick-Grants", "teller%E2%80%A8auditor x%0Ay");
    }

    @Test
    void longestToken_isToldWhole() {
        String subject = "\u0001".repeat(12 * 1024);

        assertThat(headers.identifying(admitted(token(subject))))
                .containsEntry("Bailiwick-Subject", "%01".repeat(12 * 1024));
    }

    @Test
    void configuredNames_areUsed() {
        assertThat(configured.identifying(admitted(token("alice").scopes(Scopes.of(List.of("a"))))))
                .containsExactly(Map.entry("X-User", "alice"), Map.entry("Bailiwick-Scope", "a"));
    }

    @Test
    void fieldsThatAreOff_areNotTold() {
        UpstreamHeaders silent = new UpstreamHeaders(
                new UpstreamSettings(new EnumMap<>(IdentityField.class), TrustedProxies.NONE, true));

        assertThat(silent.identifying(admitted(token("alice")))).isEmpty();
        assertThat(silent.isWithheld("Bailiwick-Subject", null, ANONYMOUS)).isTrue();
    }

    @ParameterizedTest // TX-27, AS-13
    @ValueSource(
            strings = {
                "Bailiwick-Subject",
                "bailiwick_subject",
                "BAILIWICK.SUBJECT",
                "Bailiwick-",
                "Bailiwick-Anything",
                "Authorization",
                "authorization",
                "DPoP",
                "dpop",
                "Txn-Token",
                "txn_token",
                "TXN.TOKEN",
                "Proxy-Authorization",
                "proxy_authorization",
                "A-SID",
                "a_sid",
                "A-UID",
                "A.UID",
                "A-Ticket",
                "a_ticket"
            })
    void identityAndCredentials_areWithheldFromEveryPeer(String name) {
        for (InetAddress peer : new InetAddress[] {PROXY, STRANGER, null}) {
            assertThat(headers.isWithheld(name, peer, ANONYMOUS)).isTrue();
            assertThat(configured.isWithheld(name, peer, ANONYMOUS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User", "x-user", "X_USER", "x.user"})
    void configuredName_isWithheldInEverySpelling(String name) {
        assertThat(configured.isWithheld(name, PROXY, ANONYMOUS)).isTrue();
        assertThat(headers.isWithheld(name, PROXY, ANONYMOUS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "forwarded",
                "X-Forwarded-For",
                "x_forwarded_for",
                "X_Forwarded-Proto",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-Anything",
                "X-Forwarded",
                "X-Real-IP",
                "x_real_ip"
            })
    void originOfTheRequest_isForTrustedProxiesToSay(String name) {
        assertThat(configured.isWithheld(name, PROXY, ANONYMOUS)).isFalse();
        assertThat(configured.isWithheld(name, STRANGER, ANONYMOUS)).isTrue();
        assertThat(configured.isWithheld(name, null, ANONYMOUS)).isTrue();
        assertThat(headers.isWithheld(name, PROXY, ANONYMOUS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "Accept",
                "Accept-Language",
                "Content-Type",
                "Cookie",
                "User-Agent",
                "X-Request-Id",
                "Traceparent",
                "Authorization-Hint",
                "Bailiwick",
                "X-Real-IPs",
                "Txn-Tokens",
                "Proxy",
                ""
            })
    void anythingElse_goesOn(String name) {
        assertThat(headers.isWithheld(name, STRANGER, ANONYMOUS)).isFalse();
        assertThat(configured.isWithheld(name, null, ANONYMOUS)).isFalse();
    }

    @ParameterizedTest // RD-7
    @ValueSource(
            strings = {
                "Cookie",
                "cookie",
                "Client-Cert",
                "Client-Cert-Chain",
                "X-Forwarded-Client-Cert",
                "X-SSL-Client-Verify",
                "ssl_client_s_dn"
            })
    void whatElseTheCallerIsKnownBy_isWithheldWhereItsTokenIsTraded(String name) {
        HopToken token = new HopToken("Authorization", Secret.of("Bearer new"), Instant.MAX);
        AccessContext caller = admitted(token("alice"));
        NextHops nextHops = new FakeNextHops("rs2");
        AccessContext traded =
                caller.with(nextHops.of("rs2", new Caller(token("alice").build(), "token")), token);

        assertThat(configured.isWithheld(name, PROXY, traded)).isTrue();
        assertThat(tokensAlone.isWithheld("A-SID", PROXY, traded)).isTrue();
        assertThat(configured.isWithheld(name, PROXY, caller)).isFalse();
        assertThat(headers.isWithheld("Accept", PROXY, traded)).isFalse();
    }

    @Test
    void cookies_goOnWithoutOurs() {
        assertThat(UpstreamHeaders.kept("COOKIE", List.of("a=1; __Host-bailiwick.home=x;b=2", "c=3")))
                .containsExactly("a=1;b=2", "c=3");
        assertThat(UpstreamHeaders.kept("Cookie", List.of("__Host-bailiwick-login.home=x", "c=3")))
                .containsExactly("c=3");
        assertThat(UpstreamHeaders.kept("cookie", List.of("__Host-bailiwick.home=x")))
                .isEmpty();
    }

    @Test
    void otherFields_goOnAsTheyCame() {
        List<String> values = List.of("__Host-bailiwick.home=x; a", "");
        assertThat(UpstreamHeaders.kept("X-Cookie", values)).isSameAs(values);
    }

    @ParameterizedTest // RD-7, AS-13
    @ValueSource(strings = {"A-SID", "a_uid", "A.Ticket"})
    void fieldsOfSessions_areSomebodyElsesWhereNoDomainHasAny(String name) {
        assertThat(headers.isWithheld(name, null, ANONYMOUS)).isTrue();
        assertThat(tokensAlone.isWithheld(name, null, ANONYMOUS)).isFalse();
        assertThat(tokensAlone.isWithheld(name, null, admitted(token("alice")))).isFalse();
    }
}
