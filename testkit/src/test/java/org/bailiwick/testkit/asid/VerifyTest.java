package org.bailiwick.testkit.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class VerifyTest {
    private final Desk desk = new Desk();
    private final Session session = desk.authority
            .session(desk.web, "alice")
            .granting("reader")
            .denying("admin")
            .sharing("email")
            .withholding("phone")
            .open();

    @AfterEach
    void close() {
        desk.close();
    }

    private void assertInactive(Map<String, Object> question) throws Exception {
        assertThat(Desk.ok(desk.ask(desk.api, question))).isEqualTo(Map.of("ticket", "verify_result", "active", false));
    }

    @Test
    void activeSid_isDescribed() throws Exception {
        assertThat(Desk.ok(desk.ask(desk.api, desk.question(session))))
                .isEqualTo(Map.of(
                        "ticket",
                        "verify_result",
                        "active",
                        true,
                        "c_id",
                        "web-1",
                        "a_uid",
                        "u-8842", // AS-6
                        "a_exp",
                        "2026-11-21T12:10:00Z", // AS-7
                        "c_grant",
                        Map.of("reader", true, "admin", false), // AS-8
                        "c_scope",
                        Map.of("email", true, "phone", false),
                        "r_id",
                        Desk.API, // AS-5
                        "authority",
                        desk.authority.authority()));
    }

    @Test
    void whatDoesNotFit_isInactive() throws Exception {
        Consumer other = Consumer.builder("web-2").secret(desk.web.secret()).build();
        desk.authority.register(other);
        for (Map.Entry<String, String> wrong : List.of(
                Map.entry("c_id", "web-2"),
                Map.entry("c_id", "nobody"),
                Map.entry("a_uid", "u-another"), // AS-6
                Map.entry("a_sid", Secrets.random()))) {
            Map<String, Object> question = desk.question(session);
            question.put(wrong.getKey(), wrong.getValue());
            assertInactive(question);
        }
    }

    @Test
    void proofForAnotherResource_isInactive() throws Exception {
        Map<String, Object> question = desk.question(session);
        question.put("proof", desk.web.proof(session, Desk.OWN_API).passedOn());

        assertInactive(question); // AS-4
    }

    @Test
    void proof_coversWhateverIsPassedOn() throws Exception {
        Proof proof = desk.web
                .proof(session, Desk.API)
                .request("POST", URI.create(Desk.API + "/v1/files?dir=a"))
                .body("{}");
        for (Map.Entry<String, Object> wrong : List.<Map.Entry<String, Object>>of(
                Map.entry("method", "GET"),
                Map.entry("url", Desk.API + "/v1/files?dir=b"),
                Map.entry("ts", 1L),
                Map.entry("nonce", "another-nonce-0001"),
                Map.entry("body_sha256", "-"),
                Map.entry("sig", "A".repeat(43)))) {
            Map<String, Object> changed = proof.passedOn();
            changed.put(wrong.getKey(), wrong.getValue());
            assertInactive(desk.question(session.sid(), session.uid(), changed)); // AS-4
        }
        assertThat(Desk.ok(desk.ask(desk.api, desk.question(session.sid(), session.uid(), proof.passedOn()))))
                .containsEntry("active", true);
    }

    @Test
    void malformedProof_isInvalidRequest() throws Exception {
        for (Map.Entry<String, Object> wrong : List.<Map.Entry<String, Object>>of(
                Map.entry("method", ""),
                Map.entry("url", "https://api.example.com/\nGET"),
                Map.entry("ts", "1795233600"),
                Map.entry("nonce", "a b"),
                Map.entry("body_sha256", 7),
                Map.entry("sig", List.of()))) {
            Map<String, Object> proof = desk.web.proof(session, Desk.API).passedOn();
            proof.put(wrong.getKey(), wrong.getValue());
            Desk.assertRefused(
                    desk.ask(desk.api, desk.question(session.sid(), session.uid(), proof)),
                    TicketError.INVALID_REQUEST);
        }
    }

    @Test
    void proofAndSecret_areOneOrTheOther() throws Exception {
        Map<String, Object> both = desk.question(session);
        both.put("c_secret", desk.web.secret());
        Map<String, Object> neither = desk.question(session);
        neither.remove("proof");

        Desk.assertRefused(desk.ask(desk.own, both), TicketError.INVALID_REQUEST);
        Desk.assertRefused(desk.ask(desk.own, neither), TicketError.INVALID_REQUEST);
    }

    @Test
    void secret_isForTheAuthoritysOwnResources() throws Exception {
        Map<String, Object> question = desk.question(session);
        question.remove("proof");
        question.put("c_secret", desk.web.secret());

        assertThat(Desk.ok(desk.ask(desk.own, question)))
                .containsEntry("active", true)
                .containsEntry("r_id", Desk.OWN_API); // AS-15
        Desk.assertRefused(desk.ask(desk.api, question), TicketError.INVALID_REQUEST); // AS-15
        question.put("c_secret", "wrong");
        assertThat(Desk.ok(desk.ask(desk.own, question))).containsEntry("active", false); // AS-15
    }

    @Test
    void otherResource_isNotToldOfTheSession() throws Exception {
        Session elsewhere = desk.authority
                .session(desk.web, "alice")
                .resources(Desk.OWN_API)
                .open();

        assertThat(desk.isActive(elsewhere)).isFalse(); // AS-5
    }

    @Test
    void resourceThatShowsNothing_isInvalid() throws Exception {
        Map<String, Object> question = desk.question(session);
        HttpResponse<String> silent = desk.post(AsidEndpoint.VERIFY, question);

        Desk.assertRefused(silent, TicketError.INVALID_RESOURCE);
        assertThat(silent.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"resources\"");
        for (String wrong : List.of(
                BasicCredentials.authorization(Desk.API, "wrong"),
                BasicCredentials.authorization(Desk.API, desk.own.secret()),
                desk.web.basic())) {
            Desk.assertRefused(
                    desk.post(AsidEndpoint.VERIFY, question, "Authorization", wrong), TicketError.INVALID_RESOURCE);
        }
    }

    @Test
    void resource_mayEncodeItsColons() throws Exception {
        String basic = BasicCredentials.authorization("https%3A%2F%2Fapi.example.com", desk.api.secret());

        assertThat(Desk.ok(desk.post(AsidEndpoint.VERIFY, desk.question(session), "Authorization", basic)))
                .containsEntry("active", true);
    }

    @Test
    void resource_maySign() throws Exception {
        SigningKey key = SigningKey.generate(Algorithm.ES256);
        desk.authority.register(Resource.builder(Desk.API).key(key.jwk()).build());
        Map<String, Object> question = desk.question(session);
        question.put(
                "r_assertion",
                desk.authority
                        .keys()
                        .token()
                        .issuer(Desk.API)
                        .subject(Desk.API)
                        .audience(desk.authority.authority())
                        .signedBy(key)
                        .sign());

        assertThat(Desk.ok(desk.post(AsidEndpoint.VERIFY, question))).containsEntry("active", true);
        Desk.assertRefused(desk.post(AsidEndpoint.VERIFY, question), TicketError.INVALID_RESOURCE);
        Desk.assertRefused(
                desk.post(AsidEndpoint.VERIFY, question, "Authorization", desk.api.basic()),
                TicketError.INVALID_REQUEST);
    }

    @Test
    void proofKey_isGivenToItsResourceAlone() throws Exception {
        Resource given = Resource.builder(Desk.API).own().givenProofKeys().build();
        desk.authority.register(given);
        Map<String, Object> answer = Desk.ok(desk.ask(given, desk.question(session)));

        assertThat(Base64.getUrlDecoder().decode((String) answer.get("proof_key")))
                .isEqualTo(desk.web.proofKey(Desk.API)); // AS-4
        Map<String, Object> bySecret = desk.question(session);
        bySecret.remove("proof");
        bySecret.put("c_secret", desk.web.secret());
        assertThat(Desk.ok(desk.ask(given, bySecret))).doesNotContainKey("proof_key");
        Map<String, Object> unproven = desk.question(session);
        unproven.put("a_uid", "u-another");
        assertThat(Desk.ok(desk.ask(given, unproven))).doesNotContainKey("proof_key");
    }

    @Test
    void login_isActiveWhenItsResultIsFetched() throws Exception {
        Desk.Login login = desk.login(Visitor.as("alice"));
        Map<String, Object> question = desk.question(login.sid(), "u-8842", Map.of());
        question.remove("proof");
        question.put("c_secret", desk.web.secret());
        assertThat(Desk.ok(desk.ask(desk.own, question))).containsEntry("active", false);

        Desk.ok(desk.result(login.sid(), "a_code", login.parameter("a_code")));
        assertThat(Desk.ok(desk.ask(desk.own, question))).containsEntry("active", true);
    }

    @ParameterizedTest
    @EnumSource
    void lie_isToldOfActiveSidsAlone(VerifyLie lie) throws Exception {
        Map<String, Object> question = desk.question(session);
        String truth = desk.ask(desk.api, question).body();
        desk.authority.lie(lie);

        assertThat(desk.ask(desk.api, question).body()).isNotEqualTo(truth);
        Map<String, Object> wrong = desk.question(session);
        wrong.put("a_uid", "u-another");
        assertInactive(wrong);

        desk.authority.honest();
        assertThat(desk.ask(desk.api, question).body()).isEqualTo(truth);
    }
}
