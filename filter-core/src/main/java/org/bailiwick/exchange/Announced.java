package org.bailiwick.exchange;

import java.util.Optional;
import java.util.regex.Pattern;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.TokenAnswer.Issued;

/** What an answer must say that its token is, before anybody finds out what it is indeed (TE-6, IC-4). */
enum Announced {
    /** A bearer token; by this grant nobody has to say more. */
    BEARER("Bearer", TokenTypes.ACCESS_TOKEN, false),
    /** A bearer token that came of an exchange, which must be said to be an access token (RFC 8693 section 2.2.1). */
    EXCHANGED("Bearer", TokenTypes.ACCESS_TOKEN, true),
    /** A JWT that is a grant for another authority and no access token. */
    GRANT("N_A", TokenTypes.JWT, true);

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,10}");
    private static final Pattern KNOWN_TYPE =
            Pattern.compile(Pattern.quote(TokenTypes.PREFIX) + "(access_token|refresh_token|id_token|saml1|saml2|jwt)");

    private final String tokenType;
    private final String issuedTokenType;
    private final boolean mustBeSaid;

    Announced(String tokenType, String issuedTokenType, boolean mustBeSaid) {
        this.tokenType = tokenType;
        this.issuedTokenType = issuedTokenType;
        this.mustBeSaid = mustBeSaid;
    }

    /** The first thing that is wrong with what was issued; that it is the caller's own token is wrong whatever it is called. */
    Optional<Flaw> flawOf(Issued issued, Caller caller) {
        if (issued.token().equals(caller.presented())) {
            return Optional.of(new Flaw(Reason.NEXT_HOP_TOKEN_UNCHANGED, "a new one", "token: the caller's own"));
        }
        if (!issued.tokenType().equalsIgnoreCase(tokenType)) {
            return wrong("token_type: " + shown(issued.tokenType(), WORD), tokenType);
        }
        Optional<String> issuedType = issued.issuedTokenType();
        return issuedType.map(issuedTokenType::equals).orElse(!mustBeSaid)
                ? Optional.empty()
                : wrong(
                        "issued_token_type: "
                                + issuedType
                                        .map(type -> shown(type, KNOWN_TYPE))
                                        .orElse("none"),
                        issuedTokenType);
    }

    private static Optional<Flaw> wrong(String found, String expected) {
        return Optional.of(new Flaw(Reason.NEXT_HOP_TYPE_WRONG, expected, found));
    }

    /** Whatever is where a type should be may be a token. */
    private static String shown(String found, Pattern harmless) {
        return harmless.matcher(found).matches() ? found : "another";
    }
}
