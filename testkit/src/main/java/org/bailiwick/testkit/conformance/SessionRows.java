package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Presenting.BOTH;
import static org.bailiwick.testkit.conformance.Presenting.DELEGATED;
import static org.bailiwick.testkit.conformance.Presenting.KEYED;
import static org.bailiwick.testkit.conformance.Presenting.UID;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.ProofFlaw;
import org.bailiwick.testkit.asid.ProofFlaw.About;
import org.bailiwick.testkit.asid.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions in place of tokens, as consumers present them. */
interface SessionRows extends Rows {
    @ParameterizedTest
    @ValueSource(strings = {DELEGATED, KEYED})
    default void proof_isAdmittedWithWhatTheAuthoritySays(String path) throws Exception { // AS-4, AS-8
        Session session = path.equals(KEYED) ? keyed() : delegated();
        for (int i = 0; i < 2; i++) {
            Response response = proven(session, "GET", path + "/1?role=teller&role=auditor&role=files:read");
            assertReached(response, UID);
            assertThat(response.member("client")).isEqualTo("web-1");
            assertThat(response.member("scopes")).isEqualTo(List.of("files:read"));
        }
    }

    @Test
    default void noCredential_isChallengedByEverySchemeThatIsTaken() throws Exception {
        Refusal refusal = Refusal.of(request("GET", BOTH).send());
        assertThat(refusal.code()).isEqualTo("credential_missing");
        assertThat(refusal.challenge("Bearer").parameters()).doesNotContainKey("error");
        assertThat(refusal.challenge("ASID").parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "realm",
                        Configurations.RESOURCE,
                        "authority",
                        stand().presenting().delegated().authority(),
                        "modes",
                        "proof"));
        assertReached(proven(delegated(), "GET", BOTH), UID);
        assertReached(
                request("GET", BOTH)
                        .bearer(stand().home().token().subject("alice").sign())
                        .send(),
                "alice");
    }

    @Test
    default void whatIsWrong_isToldToTheSchemeThatWasPresented() throws Exception {
        Refusal ofSession = Refusal.of(proven(revoked(), "GET", BOTH));
        ofSession.isOfSession(401, "invalid_asid", "session_inactive");
        assertThat(ofSession.challenge("Bearer").parameters()).doesNotContainKey("error");

        Refusal ofToken = Refusal.of(request("GET", BOTH).bearer("no-token").send());
        assertThat(ofToken.challenge("Bearer").parameter("error")).contains("invalid_token");
        assertThat(ofToken.challenge("ASID").parameters()).doesNotContainKey("error");
    }

    @Test
    default void schemeThatTheRouteDoesNotTake_isNoCredential() throws Exception {
        Refusal.of(proven(delegated(), "GET", "/sessions/tokens")).lacksCredential("scheme_unsupported");
        Refusal refusal = Refusal.of(
                request("GET", DELEGATED).bearer(stand().home().token().sign()).send());
        assertThat(refusal.code()).isEqualTo("scheme_unsupported");
        assertThat(refusal.challenge("ASID").parameters()).doesNotContainKey("error");
    }

    @ParameterizedTest
    @EnumSource(ProofFlaw.class)
    default void everyFlawOfAProof_isRefusedForItsReason(ProofFlaw flaw) throws Exception { // AS-1, AS-3, AS-4, AS-6
        for (String path : List.of(DELEGATED, KEYED)) {
            Session session = path.equals(KEYED) ? keyed() : delegated();
            assertReached(proven(session, "GET", path + "/1?a=b"), UID);
            Refusal refusal = Refusal.of(request("GET", path + "/1?a=b")
                    .secret(session.sid())
                    .header("Authorization", stand().presenting().flawed(session, path + "/1?a=b", flaw))
                    .send());
            if (flaw.about() == About.SYNTAX) {
                refusal.isOfSession(400, "invalid_request", "credential_malformed");
            } else if (flaw.about() == About.TIME) {
                refusal.isOfSession(401, "invalid_proof", "proof_out_of_time");
            } else {
                assertThat(refusal.code())
                        .as("another form of the same is no signature either")
                        .isIn("session_inactive", "proof_invalid", "credential_malformed");
                assertThat(refusal.challenge("ASID").parameter("error").orElseThrow())
                        .isIn("invalid_asid", "invalid_proof", "invalid_request");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DELEGATED, KEYED})
    default void proof_isTakenOnce(String path) throws Exception { // AS-3
        Session session = path.equals(KEYED) ? keyed() : delegated();
        String proof = stand().presenting().proof(session, "GET", path).authorization();
        assertReached(request("GET", path).header("Authorization", proof).send(), UID);
        Refusal.of(request("GET", path).header("Authorization", proof).send())
                .isOfSession(401, "invalid_proof", "proof_replayed");
    }

    @ParameterizedTest
    @ValueSource(strings = {DELEGATED, KEYED})
    default void proofOfAnotherRequest_isRefused(String path) throws Exception { // AS-4
        Session session = path.equals(KEYED) ? keyed() : delegated();
        String proof = stand().presenting().proof(session, "GET", path + "/1").authorization();
        Refusal.of(request("GET", path + "/2").header("Authorization", proof).send());
        Refusal.of(request("DELETE", path + "/1").header("Authorization", proof).send());
        Refusal.of(request("GET", path + "/1?a").header("Authorization", proof).send());
        assertReached(request("GET", path + "/1").header("Authorization", proof).send(), UID);
    }

    @ParameterizedTest
    @ValueSource(strings = {DELEGATED, KEYED})
    default void bodyThatIsCovered_reachesTheApplicationWhole(String path) throws Exception { // AS-4
        Session session = path.equals(KEYED) ? keyed() : delegated();
        String body = "{\"text\":\"" + "\u00e4".repeat(200) + "\"}";
        String proof =
                stand().presenting().proof(session, "POST", path).body(body).authorization();
        Response response = request("POST", path)
                .header("Authorization", proof)
                .body("application/json", body)
                .send();
        assertReached(response, UID);
        assertThat(response.member("body")).isEqualTo(body);

        String another =
                stand().presenting().proof(session, "POST", path).body(body).authorization();
        Refusal refusal = Refusal.of(request("POST", path)
                .header("Authorization", another)
                .body("application/json", body.replace("text", "test"))
                .send());
        assertThat(refusal.code()).isIn("session_inactive", "proof_invalid");
    }

    @Test
    default void form_reachesTheApplicationWhole() throws Exception {
        String form = "a=1&b=%C3%A4&a=2";
        String proof = stand().presenting()
                .proof(delegated(), "POST", DELEGATED)
                .body(form)
                .authorization();
        Response response = request("POST", DELEGATED)
                .header("Authorization", proof)
                .body("application/x-www-form-urlencoded", form)
                .send();
        assertReached(response, UID);
        assertThat(response.member("body")).isEqualTo(form);
    }

    @Test
    default void bodyThatIsTooLong_isRefusedUnlessTheRouteLeavesItOut() throws Exception {
        String body = "x".repeat(1025);
        String proof = stand().presenting()
                .proof(delegated(), "POST", DELEGATED)
                .body(body)
                .authorization();
        Refusal.of(request("POST", DELEGATED)
                        .header("Authorization", proof)
                        .body("text/plain", body)
                        .send())
                .isOfSession(400, "invalid_request", "body_not_covered");

        String unsigned = stand().presenting()
                .proof(delegated(), "POST", "/sessions/stream")
                .unsignedBody()
                .authorization();
        Response response = request("POST", "/sessions/stream")
                .header("Authorization", unsigned)
                .body("text/plain", body)
                .send();
        assertReached(response, UID);
        assertThat(response.member("body")).isEqualTo(body);
    }

    @Test
    default void unsignedBody_isTakenWhereTheRouteSaysSoAlone() throws Exception { // AS-4
        String unsigned = stand().presenting()
                .proof(delegated(), "POST", DELEGATED)
                .unsignedBody()
                .authorization();
        Refusal refusal = Refusal.of(request("POST", DELEGATED)
                .header("Authorization", unsigned)
                .body("text/plain", "x")
                .send());
        assertThat(refusal.code()).isEqualTo("session_inactive");
    }

    @Test
    default void grantsAndScopes_areEnoughWhenTheyAreTrue() throws Exception { // AS-8
        assertReached(proven(delegated(), "GET", "/sessions/files"), UID);
        assertReached(proven(delegated(), "GET", "/sessions/staff"), UID);
        Refusal grants = Refusal.of(proven(delegated(), "GET", "/sessions/audits"));
        grants.isOfSession(403, "insufficient_grant", "grant_missing");
        assertThat(grants.challenge("ASID").parameter("c_grant")).contains("auditor teller");
        Refusal scopes = Refusal.of(proven(delegated(), "GET", "/sessions/uploads"));
        scopes.isOfSession(403, "insufficient_scope", "scope_missing");
        assertThat(scopes.challenge("ASID").parameter("c_scope")).contains("files:write");
    }

    @Test
    default void sessionThatHasEnded_isRefused() throws Exception { // AS-7, AS-16
        Refusal.of(proven(revoked(), "GET", DELEGATED)).isOfSession(401, "invalid_asid", "session_inactive");

        Session before = delegated();
        Session after = before.refresh();
        assertReached(proven(after, "GET", DELEGATED), UID);
        Refusal.of(proven(before, "GET", DELEGATED)).isOfSession(401, "invalid_asid", "session_inactive");

        Session over = stand().presenting()
                .session(stand().presenting().delegated())
                .expiresIn(Duration.ofMinutes(-1))
                .open();
        Refusal refusal = Refusal.of(proven(over, "GET", DELEGATED));
        assertThat(refusal.code()).isIn("session_inactive", "session_expired");
    }

    @Test
    default void ticket_speaksForTheSession() throws Exception { // AS-5, AS-6
        Session session = keyed();
        assertReached(proven(session, "GET", KEYED), UID); // the consumer's key is known from here on
        Session fresh = keyed();
        int before = stand().presenting().keyed().requests(AsidEndpoint.VERIFY);
        assertReached(with(fresh, fresh.ticket().sign()), UID);
        assertReached(with(fresh, fresh.ticket().sign()), UID);
        assertThat(stand().presenting().keyed().requests(AsidEndpoint.VERIFY)).isEqualTo(before);

        Refusal.of(with(fresh, session.ticket().sign())).isOfSession(401, "invalid_asid", "session_mismatch");
        Refusal.of(with(
                        fresh,
                        fresh.ticket().audience("https://other.example.com").sign()))
                .isOfSession(401, "invalid_asid", "token_audience_mismatch");
        Refusal.of(with(fresh, fresh.ticket().typ("at+jwt").sign()))
                .isOfSession(401, "invalid_asid", "token_type_refused");
    }

    @Test
    default void formThatTheDomainDoesNotTake_isRefused() throws Exception {
        Session session = delegated();
        Response response = request("GET", DELEGATED)
                .header(
                        "Authorization",
                        stand().presenting().proof(session, "GET", DELEGATED).authorization())
                .header("A-Ticket", session.ticket().sign())
                .send();
        Refusal.of(response).isOfSession(401, "invalid_asid", "session_mode_refused");
    }

    @Test
    default void secret_isTakenWhereTheRouteSaysSoAlone() throws Exception { // AS-15
        Session session = delegated();
        assertReached(secret(session, "/sessions/legacy"), UID);
        Refusal.of(secret(session, DELEGATED)).isOfSession(401, "invalid_asid", "session_mode_refused");
        Refusal.of(secret(revoked(), "/sessions/legacy")).isOfSession(401, "invalid_asid", "session_inactive");
    }

    @Test
    default void sessionInTheQuery_isRefused() throws Exception { // AS-2
        Refusal.of(request("GET", DELEGATED + "?a_sid=x").send())
                .isOfSession(400, "invalid_request", "session_misplaced");
        Session session = delegated();
        Refusal.of(proven(session, "GET", DELEGATED + "?q=" + session.sid()))
                .isOfSession(400, "invalid_request", "session_misplaced");
    }

    @Test
    default void sessionInTheBody_isRefused() throws Exception { // AS-2
        Session session = delegated();
        String form = "a_sid=" + session.sid();
        String proof = stand().presenting()
                .proof(session, "POST", DELEGATED)
                .body(form)
                .authorization();
        Refusal.of(request("POST", DELEGATED)
                        .header("Authorization", proof)
                        .body("application/x-www-form-urlencoded", form)
                        .send())
                .isOfSession(400, "invalid_request", "session_misplaced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-SID", "A-UID", "A-Ticket"})
    default void fieldWithoutItsScheme_isRefused(String field) throws Exception { // AS-1
        Refusal.of(request("GET", DELEGATED).header(field, "x").send())
                .isOfSession(400, "invalid_request", "session_fields_stray");
    }

    @Test
    default void fieldsOfASession_goNoFurther() throws Exception { // AS-13
        Response open = request("GET", "/sessions/public")
                .header("A-SID", "x")
                .header("A-UID", "x")
                .header("A-Ticket", "x")
                .send();
        assertReached(open, null);
        Session ticketed = keyed();
        assertReached(proven(keyed(), "GET", KEYED), UID); // the consumer's key is known from here on
        for (Response response : List.of(
                open,
                assertReached(secret(delegated(), "/sessions/legacy"), UID),
                assertReached(proven(delegated(), "GET", DELEGATED), UID),
                assertReached(with(ticketed, ticketed.ticket().sign()), UID))) {
            assertThat(response.member("headers"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .doesNotContainKeys("authorization", "a-sid", "a-uid", "a-ticket");
        }
    }

    private Session delegated() {
        return stand().presenting().session(stand().presenting().delegated()).open();
    }

    private Session keyed() {
        return stand().presenting().session(stand().presenting().keyed()).open();
    }

    private Session revoked() {
        Session session = delegated();
        session.revoke();
        return session;
    }

    private Request request(String method, String target) throws Exception {
        return stand().request(stand().presenting().standard(), method, target);
    }

    private Response proven(Session session, String method, String target) throws Exception {
        return request(method, target)
                .secret(session.sid())
                .header(
                        "Authorization",
                        stand().presenting().proof(session, method, target).authorization())
                .send();
    }

    private Response with(Session session, String ticket) throws Exception {
        return request("GET", KEYED)
                .secret(session.sid())
                .header(
                        "Authorization",
                        stand().presenting().proof(session, "GET", KEYED).authorization())
                .header("A-Ticket", ticket)
                .send();
    }

    private Response secret(Session session, String target) throws Exception {
        return request("GET", target)
                .secret(session.sid())
                .header("Authorization", stand().presenting().consumer().basic())
                .header("A-SID", session.sid())
                .header("A-UID", session.uid())
                .send();
    }
}
