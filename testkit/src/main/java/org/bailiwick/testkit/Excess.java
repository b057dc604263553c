package org.bailiwick.testkit;

import com.google.errorprone.annotations.Immutable;
import java.util.Map;
import java.util.UUID;

/**
 * Ways in which an authority can give another token than the one that was asked for: too much, too long, of somebody else,
 * or of no use. Only what is traded is concerned, never what a client gets in its own name; and of that, not what an
 * excess is not {@link #about}. What introspection says of the token is what the token is.
 */
public enum Excess {
    /** Gives every scope there is, {@code admin} among them, and says so; in truth those that were asked for. */
    SCOPE_WIDER(About.ANY, (issuance, bargain) -> issuance.scope(Surplus.everyScope(issuance))),
    /** Gives every scope there is and says that it gives those that were asked for. */
    SCOPE_WIDER_IN_CLAIMS_ONLY(About.ANY, (issuance, bargain) -> issuance.claim("scope", Surplus.everyScope(issuance))),
    /** Gives the scopes that were asked for and says that it gives every scope there is. */
    SCOPE_WIDER_IN_RESPONSE_ONLY(
            About.ANY, (issuance, bargain) -> issuance.respond("scope", Surplus.everyScope(issuance))),
    /** Gives a token that is for somebody else; in truth it is for the target. */
    AUDIENCE_OF_ANOTHER(About.TOKEN, (issuance, bargain) -> issuance.claim("aud", Lie.ANOTHER)),
    /** Gives a token that is for somebody else too; in truth it is for the target alone. */
    AUDIENCE_WIDER(About.TOKEN, (issuance, bargain) -> Surplus.alsoForAnother(issuance)),
    /** Gives what is for nobody in particular; in truth it says whom it is for. */
    AUDIENCE_MISSING(About.ANY, (issuance, bargain) -> issuance.omit("aud")),
    /** Gives what is good for a day more, and says so; in truth it ends with what was shown for it, or earlier. */
    LIFE_LONGER(About.ANY, (issuance, bargain) -> Surplus.aDayMore(issuance)),
    /** Says that what it gives is good for a day more; in truth it ends when it should. */
    LIFE_LONGER_IN_RESPONSE_ONLY(
            About.ANY,
            (issuance, bargain) -> issuance.respond("expires_in", issuance.end() - issuance.now() + Deceit.DAY)),
    /** Gives what does not end, and does not say when it would; in truth {@code exp} and {@code expires_in} are there. */
    LIFE_UNKNOWN(About.ANY, (issuance, bargain) -> issuance.omit("exp").silent("expires_in")),
    /** Gives a token of somebody else's; in truth {@code sub} is as it was. */
    SUBJECT_OF_ANOTHER(
            About.ANY,
            (issuance, bargain) -> issuance.claim("sub", ForeignNames.qualified(Lie.ANOTHER, bargain.text("sub")))),
    /** Gives a token of nobody's; in truth {@code sub} is as it was. */
    SUBJECT_MISSING(About.ANY, (issuance, bargain) -> issuance.omit("sub")),
    /** Gives a token that tells of no actors; in truth it tells of all that there were (TE-1). */
    ACTOR_DROPPED(About.ACTED, (issuance, bargain) -> issuance.omit("act")),
    /** Gives a token that somebody else acts with; in truth it is the actor that was shown, or nobody more. */
    ACTOR_OF_ANOTHER(
            About.ANY, (issuance, bargain) -> bargain.carryActors(issuance).grow(Lie.ANOTHER)),
    /** Gives a token with two actors more, the same twice; in truth it is one when one was shown, or none. */
    ACTOR_TWICE(About.ANY, Surplus::actorTwice),
    /** Gives a token with twelve actors more than there were (TE-9). */
    ACTORS_MANY(About.ANY, (issuance, bargain) -> Surplus.manyActors(issuance)),
    /** Gives the role {@code admin} in {@code roles}; in truth only roles that the token had are there, if any. */
    GRANTS_WIDER(About.ANY, (issuance, bargain) -> issuance.claim("roles", Surplus.more(issuance, "roles", "admin"))),
    /** Gives leave to pay, by {@code authorization_details} in token and answer; in truth nobody had that. */
    DETAILS_WIDER(About.ANY, (issuance, bargain) -> Surplus.leaveToPay(issuance)),
    /** Says {@code DPoP}; in truth it is a bearer token, or no token at all. */
    TOKEN_TYPE_NOT_BEARER(About.ANY, (issuance, bargain) -> issuance.respond("token_type", "DPoP")),
    /** Says {@code N_A}, as if it were no access token; in truth it is one (TE-6). */
    TOKEN_TYPE_N_A(About.TOKEN, (issuance, bargain) -> issuance.respond("token_type", "N_A")),
    /** Says that it has issued a refresh token; in truth it is what was asked for (TE-6). */
    ISSUED_TYPE_OTHER(
            About.EXCHANGED, (issuance, bargain) -> issuance.respond("issued_token_type", TokenType.REFRESH_TOKEN)),
    /** Gives what is bound to a stranger's key ({@code cnf}) and says that whoever bears it may use it. */
    BOUND_TO_A_KEY(
            About.ANY,
            (issuance, bargain) -> issuance.claim(
                    "cnf", Map.of("jkt", issuance.speaker().strangersKey().kid()))),
    /** Gives what another domain seems to have issued; in truth {@code iss} is the authority. */
    ISSUER_OF_ANOTHER(About.ANY, (issuance, bargain) -> issuance.claim("iss", Lie.ANOTHER)),
    /** Gives back what it was shown; in truth it is something new. */
    CALLERS_OWN_TOKEN(About.ANY, (issuance, bargain) -> issuance.instead(bargain.given())),
    /**
     * Gives a token that introspection does not call active: revoked when it is opaque, signed by a stranger under the
     * name of a published key when it is not.
     */
    INACTIVE_TOKEN(About.ANY, (issuance, bargain) -> issuance.dead()),
    /** Gives a refresh token too; in truth there is none (RD-5, IC-7). The rest is as it should be. */
    REFRESH_TOKEN_TOO(
            About.ANY,
            (issuance, bargain) ->
                    issuance.respond("refresh_token", UUID.randomUUID().toString())),
    /** Answers in a text that is no JSON, and says that it is; in truth it is an object. */
    NOT_JSON(About.ANY, (issuance, bargain) -> issuance.slip(json -> "access_token=a&token_type=Bearer")),
    /** Says {@code token_type} twice; in truth it is there once. */
    DUPLICATE_MEMBER(
            About.ANY, (issuance, bargain) -> issuance.slip(json -> "{\"token_type\":\"N_A\"," + json.substring(1))),
    /** Gives a grant at an authority that nobody asked for; in truth it is for the one that was named (IC-4). */
    GRANT_FOR_ANOTHER(About.GRANT, (issuance, bargain) -> issuance.claim("aud", Lie.ANOTHER)),
    /** Gives a grant at one more authority; in truth it is for the one that was named, alone (IC-4). */
    GRANT_FOR_TWO(About.GRANT, (issuance, bargain) -> Surplus.alsoForAnother(issuance));

    private final About about;
    private final Giver giver;

    Excess(About about, Giver giver) {
        this.about = about;
        this.giver = giver;
    }

    /** What has to be asked for to be given too much. */
    public About about() {
        return about;
    }

    void give(Issuance issuance, Bargain bargain) {
        boolean concerned = switch (about) {
            case ANY -> true;
            case TOKEN -> !bargain.forGrant();
            case GRANT -> bargain.forGrant();
            case EXCHANGED -> bargain.grant() == GrantType.TOKEN_EXCHANGE;
            case ACTED -> issuance.has("act");
        };
        if (concerned) {
            giver.give(issuance, bargain);
        }
    }

    /** Which answers an excess concerns. */
    public enum About {
        /** Every answer that gives something for a token or a grant. */
        ANY,
        /** Those that give an access token. */
        TOKEN,
        /** Those that give a grant at another authority. */
        GRANT,
        /** Those to a token exchange, tokens and grants. */
        EXCHANGED,
        /** Those whose token tells of an actor. */
        ACTED
    }

    /** Turns what was asked for into what is given. */
    @Immutable
    @FunctionalInterface
    private interface Giver {
        void give(Issuance issuance, Bargain bargain);
    }
}
