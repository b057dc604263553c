package org.bailiwick.federation;

/** What is wrong with an answer. */
enum Flaw {
    MALFORMED(true, "a member has the wrong form"),
    ISSUER_MISSING(true, "it does not say in whose name it speaks"),
    ISSUER_OTHER(true, "it speaks in the name of another"),
    NAME_OF_ANOTHER(true, "it uses a name that is another domain's"),
    PATH_FORGED(true, "it cannot have come the way it says"),
    ORIGIN_OTHER(true, "it speaks for another issuer than the token's"),
    FEDERATOR_NOT_ALLOWED(false, "it speaks for a domain that it may not speak for here"),
    SUBJECT_MISSING(false, "it names no subject"),
    AUDIENCE_MISSING(false, "it does not say for whom the token is"),
    AUDIENCE_OTHER(false, "the token is for another resource server"),
    EXPIRED(false, "the token has ended"),
    NOT_YET_VALID(false, "the token has not begun");

    private final boolean lie;
    private final String text;

    Flaw(boolean lie, String text) {
        this.lie = lie;
        this.text = text;
    }

    /** Whether nothing that is said can be believed; otherwise what is said is true, and the token is worth nothing here. */
    boolean isLie() {
        return lie;
    }

    /** For people; holds nothing of an answer. */
    String text() {
        return text;
    }
}
