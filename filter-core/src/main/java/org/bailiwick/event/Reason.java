package org.bailiwick.event;

import java.util.Locale;

/**
 * Why a request was let through, refused, or left undecided. The codes are stable: they are in problem documents, logs
 * and metrics. What the wire's challenge says follows from the {@link Kind} alone.
 */
public enum Reason {
    ACCEPTED(Kind.GRANT, "The caller is vouched for and may do this."),
    PUBLIC_ROUTE(Kind.GRANT, "The route is public."),
    PREFLIGHT(Kind.GRANT, "A CORS preflight carries no credential."),
    LOGIN_DONE(Kind.GRANT, "The person has logged in."),
    LOGOUT_DONE(Kind.GRANT, "The login has been ended."),

    LOGIN_NEEDED(Kind.LOGIN, "The browser is sent to the authority to log in."),

    PATH_NOT_NORMAL(Kind.INVALID_REQUEST, "The path can be read in more than one way."),
    CREDENTIAL_MALFORMED(Kind.INVALID_REQUEST, "The Authorization header is not well formed."),
    CREDENTIAL_DUPLICATED(Kind.INVALID_REQUEST, "The request carries more than one credential."),
    CREDENTIAL_TOO_LONG(Kind.INVALID_REQUEST, "The credential is longer than is accepted."),
    CREDENTIAL_IN_QUERY(Kind.INVALID_REQUEST, "An access token must not be sent in the query."),
    SESSION_FIELDS_STRAY(
            Kind.INVALID_REQUEST, "Fields of a session credential are there without the scheme that they belong to."),
    SESSION_MISPLACED(Kind.INVALID_REQUEST, "A session identifier must not be sent in the query or the body."),
    BODY_NOT_COVERED(
            Kind.INVALID_REQUEST, "The body is too long, or did not come whole, to be held against the proof."),
    LOGIN_MALFORMED(Kind.INVALID_REQUEST, "The request is not one that is expected at this address."),
    LOGIN_UNKNOWN(Kind.INVALID_REQUEST, "This browser has not begun the login that it comes back from."),
    LOGIN_AUTHORITY_MISMATCH(
            Kind.INVALID_REQUEST, "The browser comes back from another authority than it was sent to."),
    LOGIN_EXPIRED(Kind.INVALID_REQUEST, "The login took too long."),
    SESSION_QUESTION_TOO_LONG(
            Kind.INVALID_REQUEST, "The request is too long for its authority to be asked about the session."),

    CREDENTIAL_MISSING(Kind.NO_CREDENTIAL, "The request carries no credential."),
    LOGIN_ENDED(Kind.NO_CREDENTIAL, "The login has ended."),
    SCHEME_UNSUPPORTED(Kind.NO_CREDENTIAL, "The authentication scheme of the request is not one this route takes."),

    TOKEN_NOT_RECOGNIZED(Kind.INVALID_TOKEN, "No domain that this route believes speaks for the token."),
    TOKEN_MALFORMED(Kind.INVALID_TOKEN, "The token is not a well-formed JWT."),
    TOKEN_ENCRYPTED(Kind.INVALID_TOKEN, "Encrypted access tokens are not supported."),
    TOKEN_TYPE_REFUSED(Kind.INVALID_TOKEN, "The JWT is not an access token of the expected type."),
    TOKEN_CRITICAL_HEADER(Kind.INVALID_TOKEN, "The token demands an extension that is not implemented."),
    TOKEN_ISSUER_UNKNOWN(Kind.INVALID_TOKEN, "The issuer of the token is not one this service believes."),
    TOKEN_ISSUER_NOT_FOR_ROUTE(Kind.INVALID_TOKEN, "The issuer of the token is not one this route believes."),
    TOKEN_ALGORITHM_REFUSED(Kind.INVALID_TOKEN, "The token's signature algorithm is not accepted."),
    TOKEN_KEY_UNKNOWN(Kind.INVALID_TOKEN, "The issuer does not publish the key the token names."),
    TOKEN_KEY_AMBIGUOUS(Kind.INVALID_TOKEN, "The token does not say which of the issuer's keys signed it."),
    TOKEN_KEY_UNFIT(Kind.INVALID_TOKEN, "The key the token names is not for its algorithm."),
    TOKEN_SIGNATURE_INVALID(Kind.INVALID_TOKEN, "The token's signature does not verify."),
    TOKEN_CLAIM_MISSING(Kind.INVALID_TOKEN, "The token lacks a mandatory claim."),
    TOKEN_CLAIM_MALFORMED(Kind.INVALID_TOKEN, "A claim of the token has the wrong form."),
    TOKEN_AUDIENCE_MISMATCH(Kind.INVALID_TOKEN, "The token is not meant for this service."),
    TOKEN_EXPIRED(Kind.INVALID_TOKEN, "The token has expired."),
    TOKEN_NOT_YET_VALID(Kind.INVALID_TOKEN, "The token is not valid yet."),
    TOKEN_INACTIVE(Kind.INVALID_TOKEN, "The authority does not say that the token is active."),
    TOKEN_SENDER_CONSTRAINED(
            Kind.INVALID_TOKEN, "The token is bound to its sender, which a bearer token cannot prove."),
    SESSION_MODE_REFUSED(Kind.INVALID_TOKEN, "This route does not take sessions in this form."),
    SESSION_INACTIVE(Kind.INVALID_TOKEN, "The authority does not say that the session is active."),
    SESSION_EXPIRED(Kind.INVALID_TOKEN, "The session has expired."),
    SESSION_MISMATCH(Kind.INVALID_TOKEN, "The session is of another consumer or subject than was presented."),
    PROOF_OUT_OF_TIME(Kind.INVALID_TOKEN, "The proof was not made just now."),
    PROOF_REPLAYED(Kind.INVALID_TOKEN, "The proof has been used before."),
    PROOF_INVALID(Kind.INVALID_TOKEN, "The proof does not fit the request."),
    NEXT_HOP_TOKEN_REFUSED(
            Kind.INVALID_TOKEN, "The authority does not take the token in exchange for one for the next service."),

    NO_RULE(Kind.FORBIDDEN, "No rule admits this request."),
    PREFLIGHT_REFUSED(Kind.FORBIDDEN, "A CORS preflight is not answered here."),
    CROSS_SITE_REQUEST(Kind.FORBIDDEN, "The request does not come from a page of this service."),
    LOGIN_DENIED(Kind.FORBIDDEN, "The person does not let this service in."),
    LOGIN_FAILED(Kind.FORBIDDEN, "The authority has not logged the person in."),
    NEXT_HOP_NOT_FOR_DOMAIN(Kind.FORBIDDEN, "Tokens of this domain are not for the next service."),
    NEXT_HOP_TARGET_REFUSED(Kind.FORBIDDEN, "The authority gives no token for the next service."),
    NEXT_HOP_RELAY_REFUSED(Kind.FORBIDDEN, "The token is not meant for the next service, and is not passed on to it."),
    NEXT_HOP_SENDER_CONSTRAINED(
            Kind.FORBIDDEN, "The token is bound to its sender, and cannot be traded for the next service."),

    SCOPE_MISSING(Kind.INSUFFICIENT, "The token lacks a scope that is needed here."),
    GRANT_MISSING(Kind.INSUFFICIENT, "The subject lacks a grant that is needed here."),
    CONSUMER_NOT_ALLOWED(Kind.INSUFFICIENT, "The consumer may not present sessions here."),
    CONSUMER_ADDRESS_NOT_ALLOWED(Kind.INSUFFICIENT, "The consumer may not present sessions from this address."),
    FEDERATOR_NOT_ALLOWED(Kind.INSUFFICIENT, "The domain that speaks for the token is not one that is believed here."),
    FEDERATION_MISSING(Kind.INSUFFICIENT, "Only tokens of the other domains are for this route."),
    CLAIM_MISMATCH(Kind.INSUFFICIENT, "The token is not for this tenant, subject or resource."),
    NEXT_HOP_SCOPE_MISSING(Kind.INSUFFICIENT, "The token lacks a scope that the next service needs."),
    NEXT_HOP_SCOPE_REFUSED(Kind.INSUFFICIENT, "The authority does not give the scopes that the next service needs."),

    AUTHORITY_UNREACHABLE(Kind.UNAVAILABLE, "The authority that could vouch for the token cannot be reached."),
    AUTHORITY_BUSY(Kind.UNAVAILABLE, "Too many questions to the authority are in flight."),
    PROOFS_TOO_MANY(Kind.UNAVAILABLE, "So many proofs are remembered that there is no room for one more."),
    BODIES_TOO_MANY(Kind.UNAVAILABLE, "So many bodies are held against proofs that there is no room for one more."),
    CREDENTIALS_REFUSED(Kind.UNAVAILABLE, "The authority does not accept this service's own credentials."),
    LOGIN_PENDING(Kind.UNAVAILABLE, "The authority has not decided over the login yet."),
    DEADLINE_EXCEEDED(Kind.UNAVAILABLE, "The decision took too long."),
    INTERNAL_ERROR(Kind.UNAVAILABLE, "The decision failed."),
    AUTHORITY_ANSWER_INVALID(Kind.BAD_AUTHORITY, "The authority gave an answer that cannot be believed."),
    LOGIN_IN_VAIN(Kind.BAD_AUTHORITY, "The authority logs the person in, and then does not take the session."),

    NEXT_HOP_SCOPE_WIDER(Kind.BAD_AUTHORITY, "The token for the next service has a scope that was not asked for."),
    NEXT_HOP_AUDIENCE_WIDER(Kind.BAD_AUTHORITY, "The token for the next service is not meant for that service alone."),
    NEXT_HOP_LIFE_LONGER(Kind.BAD_AUTHORITY, "The token for the next service may outlive the caller's."),
    NEXT_HOP_SUBJECT_CHANGED(Kind.BAD_AUTHORITY, "The token for the next service is about another subject."),
    NEXT_HOP_ACTOR_WRONG(Kind.BAD_AUTHORITY, "The token for the next service does not say rightly who acts."),
    NEXT_HOP_ACTORS_TOO_MANY(Kind.BAD_AUTHORITY, "The token for the next service has passed through too many hands."),
    NEXT_HOP_RIGHTS_WIDER(Kind.BAD_AUTHORITY, "The token for the next service grants what the caller's does not."),
    NEXT_HOP_TYPE_WRONG(Kind.BAD_AUTHORITY, "What the authority gave for the next service is no bearer token for it."),
    NEXT_HOP_ISSUER_WRONG(Kind.BAD_AUTHORITY, "The token for the next service is another issuer's."),
    NEXT_HOP_TOKEN_UNCHANGED(Kind.BAD_AUTHORITY, "The authority gave the caller's own token for the next service."),
    NEXT_HOP_INACTIVE(Kind.BAD_AUTHORITY, "Who speaks for the token for the next service does not vouch for it."),
    NEXT_HOP_REFUSED(Kind.BAD_AUTHORITY, "The next service does not take the token that was got for it.");

    private final Kind kind;
    private final String text;
    private final String code;

    Reason(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
        this.code = name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /** The stable code: the name in lower case, {@code token_expired} for one. */
    public String code() {
        return code;
    }

    /** One sentence for people, without any datum of the request. */
    public String text() {
        return text;
    }

    /** What a reason amounts to. Exhaustive: "bad token", "not enough" and "could not ask" never share a kind. */
    public enum Kind {
        /** Let through. */
        GRANT,
        /** 303, or 401 to whoever is no browser: the request is made again after a login. */
        LOGIN,
        /** 400, {@code invalid_request} (RFC 6750 section 3.1). */
        INVALID_REQUEST,
        /** 401 without an error code (BT-9). */
        NO_CREDENTIAL,
        /** 401, {@code invalid_token}; for a session {@code invalid_asid}, {@code asid_expired} or {@code invalid_proof}. */
        INVALID_TOKEN,
        /** 403, {@code insufficient_scope}; for a session also {@code insufficient_grant}. */
        INSUFFICIENT,
        /** 403 without a challenge: no token would help. */
        FORBIDDEN,
        /** 503: nothing was decided. */
        UNAVAILABLE,
        /** 502: nothing was decided, and the authority's answer deserves a look. */
        BAD_AUTHORITY
    }
}
