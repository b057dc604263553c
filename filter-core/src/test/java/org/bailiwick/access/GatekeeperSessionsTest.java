package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.access.SessionGateUnderTest.CONSUMER;
import static org.bailiwick.access.SessionGateUnderTest.challenges;
import static org.bailiwick.access.SessionGateUnderTest.presenting;
import static org.bailiwick.access.SessionGateUnderTest.refused;
import static org.bailiwick.access.SessionGateUnderTest.verdict;
import static org.bailiwick.access.SessionGateUnderTest.withSecret;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.request.ClientAddress;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.IpAddress;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;

/** Sessions at the gate: which routes take them, and what those who present them are told. */
class GatekeeperSessionsTest {
    private final SessionGateUnderTest gate = new SessionGateUnderTest();

    @Test // AS-9
    void addressOfTheClient_isKnownToTheDomain() {
        Map<FakeRequest, ClientAddress> expected = Map.of(
                presenting("/v1/1"), ClientAddress.UNKNOWN,
                presenting("/v1/1").from("192.0.2.1"), at("192.0.2.1"),
                presenting("/v1/1").from("192.0.2.1").with("X-Forwarded-For", "198.51.100.1"), at("192.0.2.1"),
                presenting("/v1/1").from("10.0.0.1").with("X-Forwarded-For", "198.51.100.1"), at("198.51.100.1"),
                presenting("/v1/1").from("10.0.0.1"), ClientAddress.UNKNOWN);
        expected.forEach((request, address) -> {
            gate.asked.clear();
            verdict(gate.vouching(), Sent.of(request, ""));
            assertThat(gate.onlyAsked().from()).isEqualTo(address);
        });
    }

    private static ClientAddress at(String address) {
        return new ClientAddress(IpAddress.of(address));
    }

    @Test // AS-8
    void session_isAdmittedWithWhatIsTrueFalseAndAbsent() {
        Verdict.Granted granted = (Verdict.Granted) verdict(gate.vouching(), Sent.of(presenting("/teller/1"), ""));
        AccessContext context = granted.context();

        assertThat(context.subject()).contains("u-8842");
        assertThat(context.hasGrant("teller")).isTrue();
        assertThat(context.hasGrant("auditor")).isFalse();
        assertThat(context.isRefusedGrant("auditor")).isTrue();
        assertThat(context.isRefusedGrant("unheard-of")).isFalse();
        assertThat(context.hasScope("files:read")).isTrue();
        assertThat(context.isRefusedScope("files:write")).isTrue();
        assertThat(context.isRefusedScope("unheard-of")).isFalse();
    }

    @Test // AS-8
    void grantThatIsExplicitlyFalse_isNamedInTheChallenge() {
        HttpAnswer answer = refused(verdict(gate.vouching(), Sent.of(presenting("/audit"), "")), Reason.GRANT_MISSING);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(challenges(answer))
                .containsExactly("ASID realm=\"https://api.example.com\", authority=\"https://authority.example\","
                        + " modes=\"proof\", error=\"insufficient_grant\","
                        + " error_description=\"The session does not suffice\", c_grant=\"auditor\"");
    }

    @Test // AS-15
    void secret_isTakenWhereTheRouteSaysSoAlone() {
        HttpAnswer answer = refused(verdict(gate.vouching(), withSecret("/v1/files")), Reason.SESSION_MODE_REFUSED);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenges(answer)).singleElement().asString().contains("modes=\"proof\", error=\"invalid_asid\"");
        assertThat(gate.asked).isEmpty();

        assertThat(verdict(gate.vouching(), withSecret("/secret/1"))).isInstanceOf(Verdict.Granted.class);
        assertThat(challenges(
                        refused(verdict(gate.vouching(), FakeRequest.get("/secret/1")), Reason.CREDENTIAL_MISSING)))
                .singleElement()
                .asString()
                .contains("modes=\"proof secret\"");
    }

    @Test // AS-2
    void sessionWithoutItsScheme_isRefused() {
        HttpAnswer answer = refused(
                verdict(
                        gate.vouching(),
                        FakeRequest.get("/both/1").bearer("token").with("A-SID", TestConsumer.SID)),
                Reason.SESSION_FIELDS_STRAY);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(challenges(answer)).hasSize(2);
    }

    @Test
    void fieldsOfSessions_meanNothingWhereTheRouteTakesNone() {
        FakeRequest request = FakeRequest.get("/tokens/1")
                .bearer("token")
                .with("A-SID", TestConsumer.SID)
                .with("A-UID", "u-8842")
                .with("A-Ticket", "a.b.c");
        assertThat(verdict(gate.vouching(), request)).isInstanceOf(Verdict.Granted.class);
        assertThat(gate.asked).containsExactly(new Credential.Bearer("token"));
    }

    @Test // AS-4
    void hostOfTheRequest_changesNothing() {
        verdict(gate.vouching(), Sent.of(presenting("/v1/files"), ""));
        verdict(gate.vouching(), Sent.of(presenting("/v1/files").with("Host", "other.example.com"), ""));
        verdict(gate.vouching(), Sent.of(presenting("/v1/files").with("X-Forwarded-Host", "other.example.com"), ""));
        assertThat(gate.asked).hasSize(3).allMatch(gate.asked.get(0)::equals);
    }

    @Test
    void routeThatTakesBoth_challengesByBoth() {
        HttpAnswer answer = refused(verdict(gate.vouching(), FakeRequest.get("/both/1")), Reason.CREDENTIAL_MISSING);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(challenges(answer))
                .containsExactly(
                        "Bearer realm=\"https://api.example.com\"",
                        "ASID realm=\"https://api.example.com\", authority=\"https://authority.example\","
                                + " modes=\"proof\"");
        assertThat(verdict(gate.vouching(), FakeRequest.get("/both/1").bearer("token")))
                .isInstanceOf(Verdict.Granted.class);
        assertThat(verdict(gate.vouching(), Sent.of(presenting("/both/1"), ""))).isInstanceOf(Verdict.Granted.class);
    }

    @Test
    void schemeThatTheRouteDoesNotTake_isNoCredential() {
        HttpAnswer toTokens =
                refused(verdict(gate.vouching(), Sent.of(presenting("/tokens/1"), "")), Reason.SCHEME_UNSUPPORTED);
        assertThat(challenges(toTokens)).containsExactly("Bearer realm=\"https://api.example.com\"");
        HttpAnswer toSessions =
                refused(verdict(gate.vouching(), FakeRequest.get("/v1/1").bearer("token")), Reason.SCHEME_UNSUPPORTED);
        assertThat(challenges(toSessions))
                .singleElement()
                .asString()
                .startsWith("ASID ")
                .doesNotContain("error");
        assertThat(gate.asked).isEmpty();
    }

    @Test // AS-12
    void authorityThatCannotBeAsked_isNoRefusal() {
        Gatekeeper gatekeeper = gate.over((credential, believed) ->
                CompletableFuture.completedStage(new Verification.Unreachable(Reason.AUTHORITY_UNREACHABLE)));
        Verdict.Undecided undecided = (Verdict.Undecided) verdict(gatekeeper, Sent.of(presenting("/v1/files"), ""));
        assertThat(undecided.answer().status()).isEqualTo(503);
        assertThat(challenges(undecided.answer())).isEmpty();
    }

    @Test // AS-14
    void nothingOfASession_isTold() {
        Gatekeeper gatekeeper = gate.over((credential, believed) ->
                CompletableFuture.completedStage(new Verification.Rejected(Reason.PROOF_INVALID)));
        HttpAnswer answer = refused(verdict(gatekeeper, Sent.of(presenting("/v1/files"), "")), Reason.PROOF_INVALID);
        assertThat(answer.headers() + new String(answer.body(), StandardCharsets.UTF_8) + gate.events)
                .doesNotContain(TestConsumer.SID, "u-8842", "web-1", CONSUMER.signature());
        assertThat(challenges(answer)).singleElement().asString().contains("error=\"invalid_proof\"");
    }
}
