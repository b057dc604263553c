package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Presenting.UID;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.Session;
import org.bailiwick.testkit.asid.SessionAuthority;
import org.bailiwick.testkit.asid.TicketError;
import org.bailiwick.testkit.asid.VerifyLie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of sessions when their authority fails, or does not tell the truth. */
interface SessionFaultRows extends Rows {
    String PATH = "/files";

    @ParameterizedTest
    @EnumSource(
            value = TicketError.class,
            names = {"SLOW_DOWN", "TEMPORARILY_UNAVAILABLE", "INVALID_RESOURCE", "INVALID_REQUEST"})
    default void sickAuthority_leavesTheRequestUndecided(TicketError error) throws Exception { // AS-12
        SessionAuthority authority = stand().presenting().unsteady();
        authority.fault(AsidEndpoint.VERIFY, error.fault());
        try {
            Refusal.of(present(authority, "")).isUndecided(503, 502);
        } finally {
            authority.heal();
        }
        assertReached(present(authority, ""), UID);
    }

    @Test
    default void authorityThatIsDown_leavesTheRequestUndecidedAndIsBackAfterwards() throws Exception { // AS-12
        try (SessionAuthority authority = stand().presenting().another()) {
            authority.stop();
            Refusal.of(present(authority, "endpoint: " + authority.uri(AsidEndpoint.VERIFY)))
                    .isUndecided(503);
            authority.heal();
            assertReached(present(authority, "endpoint: " + authority.uri(AsidEndpoint.VERIFY)), UID);
        }
    }

    @Test
    default void authorityThatIsDown_isNoMatterForTickets() throws Exception { // AS-5, AS-12
        try (SessionAuthority authority = stand().presenting().another()) {
            Session session = stand().presenting().session(authority).open();
            String more = """
                    tickets: {algorithms: [ES256], jwks-uri: "%s"}
                    proof-keys: {web-1: %s}
                    """.formatted(
                    authority.keys().uri(Endpoint.JWKS), stand().presenting().proofKey());
            String yaml = Presenting.alone(authority, more).replace("modes: [proof]", "modes: [ticket]");
            authority.fault(AsidEndpoint.VERIFY, TicketError.TEMPORARILY_UNAVAILABLE.fault());
            Response response = stand().request(yaml, "GET", PATH)
                    .header(
                            "Authorization",
                            stand().presenting().proof(session, "GET", PATH).authorization())
                    .header("A-Ticket", session.ticket().sign())
                    .send();
            assertReached(response, UID);
            assertThat(authority.requests(AsidEndpoint.VERIFY)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(VerifyLie.class)
    default void lie_isNotBelieved(VerifyLie lie) throws Exception { // AS-5, AS-6, AS-7, AS-8
        SessionAuthority authority = stand().presenting().unsteady();
        authority.lie(lie);
        try {
            Refusal refusal = Refusal.of(present(authority, ""));
            switch (lie) {
                case CONSUMER_OF_ANOTHER, SUBJECT_OF_ANOTHER ->
                    refusal.isOfSession(401, "invalid_asid", "session_mismatch");
                case EXPIRED -> refusal.isOfSession(401, "asid_expired", "session_expired");
                default -> refusal.isUndecided(502);
            }
        } finally {
            authority.honest();
        }
        assertReached(present(authority, ""), UID);
    }

    /** A new session each time, so that nothing is remembered. */
    private Response present(SessionAuthority authority, String more) throws Exception {
        Session session = stand().presenting().session(authority).open();
        return stand().request(Presenting.alone(authority, more), "GET", PATH)
                .secret(session.sid())
                .header(
                        "Authorization",
                        stand().presenting().proof(session, "GET", PATH).authorization())
                .send();
    }
}
