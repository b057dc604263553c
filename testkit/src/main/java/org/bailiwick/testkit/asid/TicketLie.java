package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.Immutable;
import java.time.Duration;

/** Ways in which an authority can deceive a consumer, in a ticket that is good otherwise; it has done what it was asked. */
public enum TicketLie {
    /** Says that it is another kind of ticket. */
    REDIRECT_OF_ANOTHER_KIND(AsidEndpoint.HANDSHAKE, ticket -> ticket.say("ticket", "result")),
    /** Says it in a text that is no JSON. */
    REDIRECT_NOT_JSON(AsidEndpoint.HANDSHAKE, ticket -> ticket.slip(json -> "a_url=/login")),
    /** Says {@code a_sid} twice. */
    REDIRECT_SID_TWICE(AsidEndpoint.HANDSHAKE, ticket -> ticket.slip(json -> "{\"a_sid\":\"x\"," + json.substring(1))),
    /** Says no {@code a_sid}. */
    REDIRECT_SID_MISSING(AsidEndpoint.HANDSHAKE, ticket -> ticket.omit("a_sid")),
    /** Says an {@code a_sid} that anybody can guess. */
    REDIRECT_SID_TOO_SHORT(AsidEndpoint.HANDSHAKE, ticket -> ticket.say("a_sid", "0001")),
    /** Says no {@code a_url}. */
    REDIRECT_URL_MISSING(AsidEndpoint.HANDSHAKE, ticket -> ticket.omit("a_url")),
    /** Says an {@code a_url} on whose way others read along. */
    REDIRECT_URL_PLAIN(
            AsidEndpoint.HANDSHAKE, ticket -> ticket.say("a_url", "http://login.example.com/login?a_handle=0001")),
    /** Says an {@code a_url} that is a script. */
    REDIRECT_URL_A_SCRIPT(AsidEndpoint.HANDSHAKE, ticket -> ticket.say("a_url", "javascript:alert(1)")),
    /** Says an {@code a_url} without a host. */
    REDIRECT_URL_RELATIVE(AsidEndpoint.HANDSHAKE, ticket -> ticket.say("a_url", "/login?a_handle=0001")),
    /** Says no {@code a_exp}. */
    REDIRECT_EXPIRY_MISSING(AsidEndpoint.HANDSHAKE, ticket -> ticket.omit("a_exp")),

    /** Says that it is another kind of ticket. */
    RESULT_OF_ANOTHER_KIND(AsidEndpoint.RESULT, ticket -> ticket.say("ticket", "redirect")),
    /** Says it in a text that is no JSON. */
    RESULT_NOT_JSON(AsidEndpoint.RESULT, ticket -> ticket.slip(json -> "state=granted")),
    /** Says another {@code a_sid} than was asked about. */
    RESULT_SID_OF_ANOTHER(AsidEndpoint.RESULT, ticket -> ticket.say("a_sid", Secrets.random())),
    /** Says no {@code state}. */
    RESULT_STATE_MISSING(AsidEndpoint.RESULT, ticket -> ticket.omit("state")),
    /** Says a {@code state} that there is not. */
    RESULT_STATE_UNKNOWN(AsidEndpoint.RESULT, ticket -> ticket.say("state", "perhaps")),
    /** Says no {@code a_uid}. */
    RESULT_SUBJECT_MISSING(AsidEndpoint.RESULT, ticket -> ticket.omit("a_uid")),
    /** Says an {@code a_uid} with a space in it. */
    RESULT_SUBJECT_MALFORMED(AsidEndpoint.RESULT, ticket -> ticket.say("a_uid", "u 8842")),
    /** Says no {@code a_exp}. */
    RESULT_EXPIRY_MISSING(AsidEndpoint.RESULT, ticket -> ticket.omit("a_exp")),
    /** Says that the login took too long; well-formed, and nothing that the authority says of itself. */
    RESULT_SAYS_EXPIRED(
            AsidEndpoint.RESULT,
            ticket -> ticket.say("state", "expired")
                    .omit("a_uid")
                    .expires("a_exp", ticket.now().minus(Duration.ofMinutes(1)))),

    /** Says that it is another kind of ticket. */
    REFRESHED_OF_ANOTHER_KIND(AsidEndpoint.REFRESH, ticket -> ticket.say("ticket", "result")),
    /** Says it in a text that is no JSON. */
    REFRESHED_NOT_JSON(AsidEndpoint.REFRESH, ticket -> ticket.slip(json -> "refreshed")),
    /** Says another {@code a_sid_old} than was to be refreshed. */
    REFRESHED_OLD_SID_OF_ANOTHER(AsidEndpoint.REFRESH, ticket -> ticket.say("a_sid_old", Secrets.random())),
    /** Says no {@code a_sid}. */
    REFRESHED_SID_MISSING(AsidEndpoint.REFRESH, ticket -> ticket.omit("a_sid")),
    /** Says an {@code a_sid} that anybody can guess. */
    REFRESHED_SID_TOO_SHORT(AsidEndpoint.REFRESH, ticket -> ticket.say("a_sid", "0001")),
    /** Says no {@code a_exp}. */
    REFRESHED_EXPIRY_MISSING(AsidEndpoint.REFRESH, ticket -> ticket.omit("a_exp"));

    private final AsidEndpoint endpoint;
    private final Teller teller;

    TicketLie(AsidEndpoint endpoint, Teller teller) {
        this.endpoint = endpoint;
        this.teller = teller;
    }

    /** The endpoint that tells it. */
    public AsidEndpoint endpoint() {
        return endpoint;
    }

    void tell(Ticket answer) {
        teller.tell(answer);
    }

    /** Turns the truth into the lie. */
    @Immutable
    @FunctionalInterface
    private interface Teller {
        void tell(Ticket answer);
    }
}
