package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SessionAuthorityTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static HttpResponse<String> metadata(Desk of) throws Exception {
        return Desk.send(HttpRequest.newBuilder(of.authority.uri(AsidEndpoint.METADATA)));
    }

    @Test
    void metadata_sayWhereEverythingIs() throws Exception {
        String authority = desk.authority.authority();

        assertThat(authority + "/.well-known/asid-authority")
                .isEqualTo(desk.authority.uri(AsidEndpoint.METADATA).toString());
        assertThat(Desk.json(metadata(desk)))
                .containsEntry("authority", authority)
                .containsEntry("handshake_endpoint", authority + "/asid/handshake")
                .containsEntry("result_endpoint", authority + "/asid/result")
                .containsEntry("refresh_endpoint", authority + "/asid/refresh")
                .containsEntry("verify_endpoint", authority + "/asid/verify")
                .containsEntry("revoke_endpoint", authority + "/asid/revoke")
                .containsEntry("jwks_uri", authority + "/jwks")
                .containsEntry("presentation_modes_supported", List.of("proof", "ticket", "secret"))
                .containsEntry("consumer_auth_methods_supported", List.of("c_secret", "basic", "c_assertion"))
                .containsEntry("a_sid_max_age", 600L)
                .containsEntry("a_session_max_age", 28800L)
                .doesNotContainKey("a_sid_overlap");
    }

    @Test
    void metadata_followTheSettings() throws Exception {
        SessionAuthority.Builder settings =
                SessionAuthority.builder().withoutSignedTickets().overlap(Duration.ofSeconds(10));
        try (SessionAuthority plain = settings.start()) {
            assertThat(Desk.json(Desk.send(HttpRequest.newBuilder(plain.uri(AsidEndpoint.METADATA)))))
                    .containsEntry("presentation_modes_supported", List.of("proof"))
                    .containsEntry("a_sid_overlap", 10L);
        }
    }

    @Test
    void keys_arePublishedAndNothingElseOfAnAuthorizationServer() throws Exception {
        assertThat(Desk.send(HttpRequest.newBuilder(desk.authority.keys().uri(Endpoint.JWKS)))
                        .body())
                .contains("\"kid\"");
        assertThat(Desk.send(HttpRequest.newBuilder(desk.authority.keys().uri(Endpoint.METADATA)))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void everyError_canBefallAnEndpointBeforeItDoesAnything(TicketError error) throws Exception {
        Session session = desk.authority.session(desk.web, "alice").open();
        desk.authority.fault(AsidEndpoint.REFRESH, error.fault());
        HttpResponse<String> refused = desk.refresh(session.sid());

        Desk.assertRefused(refused, error);
        boolean later = error == TicketError.SLOW_DOWN || error == TicketError.TEMPORARILY_UNAVAILABLE;
        assertThat(refused.headers().firstValue("Retry-After").isPresent()).isEqualTo(later);
        desk.authority.heal();
        assertThat(desk.refresh(session.sid()).statusCode()).isEqualTo(200);
        assertThat(desk.authority.requests(AsidEndpoint.REFRESH)).isEqualTo(2);
    }

    @Test
    void stoppedAuthority_comesBackWithItsSessions() throws Exception {
        Session session = desk.authority.session(desk.web, "alice").open();
        desk.authority.stop();
        assertThatThrownBy(() -> desk.refresh(session.sid())).isInstanceOf(ConnectException.class);

        desk.authority.heal();
        assertThat(desk.isActive(session)).isTrue();
        assertThatThrownBy(() -> desk.authority.fault(AsidEndpoint.VERIFY, Fault.DOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hiddenEndpoint_isNotThere() throws Exception {
        desk.authority.hide(AsidEndpoint.METADATA);
        desk.authority.heal();

        assertThat(metadata(desk).statusCode()).isEqualTo(404);
    }

    @Test
    void session_isForThoseWhoAreKnown() {
        Consumer stranger = Consumer.builder("web-1").build();

        assertThatThrownBy(() -> desk.authority.session(stranger, "alice")).hasMessageContaining("registered here");
        assertThatThrownBy(() -> desk.authority.session(desk.web, "bob")).hasMessageContaining("person: unknown");
    }

    @Test
    void registration_isWithinBounds() {
        for (String id : List.of("", "a b", "a:b", "a\"b", "é")) {
            assertThatThrownBy(() -> Consumer.builder(id)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String url : List.of(
                "http://app.example.com/", "https://app.example.com/#a", "https://u@app.example.com/", "urn:a:b")) {
            assertThatThrownBy(() -> Consumer.builder("a").url(url)).hasMessageContaining("c_url: " + url);
        }
        assertThatThrownBy(() -> Consumer.builder("a").secret("")).hasMessageContaining("secret: empty");
        assertThatThrownBy(() -> Resource.builder("a").secret("")).hasMessageContaining("secret: empty");
        for (String uid : List.of("", "u 1", "u\"1", "u".repeat(256))) {
            assertThatThrownBy(() -> desk.authority.person("bob", uid)).hasMessageContaining("a_uid");
        }
    }

    @Test
    void nothingSecret_prints() {
        Session session = desk.authority.session(desk.web, "alice").open();
        Proof proof = desk.web.proof(session, Desk.API);

        for (Object each : List.of(
                desk.web,
                desk.api,
                session,
                proof,
                desk.authority,
                new Message(Map.of("a_sid", session.sid(), "c_secret", desk.web.secret())),
                new Person("alice", "u-8842", false),
                BasicCredentials.of(desk.web.basic()),
                new BrowserMark("cookie", true),
                Visitor.as("alice"))) {
            assertThat(each.toString()) // AS-14
                    .doesNotContain(
                            session.sid(), desk.web.secret(), desk.api.secret(), "u-8842", "alice", "=\"cookie");
        }
    }
}
