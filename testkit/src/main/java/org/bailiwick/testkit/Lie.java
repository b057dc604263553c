package org.bailiwick.testkit;

import com.google.errorprone.annotations.Immutable;
import java.util.List;

/**
 * Ways in which a domain that introspects or federates can deceive whoever asks it about an active token. What it says
 * of a token that is not active stays true, and so does what a lie does not concern: see {@link #about}.
 */
public enum Lie {
    /** Says {@code "active":"true"}; in truth it is a truth value (IN-4). */
    ACTIVE_AS_TEXT(About.ANY, answer -> answer.say("active", "true")),
    /** Says everything but {@code active}, which in truth is there (IN-4). */
    ACTIVE_MISSING(About.ANY, answer -> answer.omit("active")),
    /** Says it in a text that is no JSON; in truth it is an object (IN-4). */
    NOT_JSON(About.ANY, answer -> answer.slip(json -> "active=true")),
    /** Says {@code active} twice, no and yes; in truth it is there once. */
    DUPLICATE_MEMBER(About.ANY, answer -> answer.slip(json -> "{\"active\":false," + json.substring(1))),
    /** Says another domain's {@code iss}; in truth it is the speaker's. */
    ISSUER_OF_ANOTHER(About.ANY, answer -> answer.say("iss", Lie.ANOTHER)),
    /** Says no {@code iss}; in truth it is the speaker's. */
    ISSUER_MISSING(About.ANY, answer -> answer.omit("iss")),
    /** Says the federator's {@code iss}, as if the document had been passed on as it came; in truth it is the speaker's. */
    ISSUER_NOT_REISSUED(About.FOREIGN, answer -> answer.say("iss", Deceit.federator(answer))),
    /** Says another resource server's {@code aud}; in truth it is the asker's. */
    AUDIENCE_OF_ANOTHER(About.ANY, answer -> answer.say("aud", Lie.ANOTHER)),
    /** Says no {@code aud}; in truth it is the asker's. */
    AUDIENCE_MISSING(About.ANY, answer -> answer.omit("aud")),
    /** Says an {@code exp} of an hour ago; in truth the token lives. */
    EXPIRED(About.ANY, answer -> answer.say("exp", answer.now() - Deceit.HOUR)),
    /** Says an {@code nbf} in an hour; in truth the token is valid now. */
    NOT_YET_VALID(About.ANY, answer -> answer.say("nbf", answer.now() + Deceit.HOUR)),
    /** Says {@code exp} as a text; in truth it is a number (IN-5). */
    EXP_AS_TEXT(About.ANY, answer -> answer.say("exp", String.valueOf(answer.now() + Deceit.HOUR))),
    /** Says an {@code exp} in ten years; in truth it is soon. */
    LIFE_LENGTHENED(About.ANY, answer -> answer.say("exp", answer.now() + Deceit.TEN_YEARS)),
    /** Says every scope there is, {@code admin} among them; in truth the token has its own. */
    SCOPE_WIDENED(About.ANY, answer -> answer.say("scope", (answer.text("scope") + " " + Deceit.EVERY_SCOPE).trim())),
    /** Says a {@code sub} in another domain's name; in truth it is one of the domain the token comes from. */
    SUBJECT_OF_ANOTHER_DOMAIN(
            About.ANY, answer -> answer.say("sub", ForeignNames.qualified(Lie.ANOTHER, answer.text("sub")))),
    /** Says a foreign {@code sub} like one of its own; in truth it is qualified by the federator. */
    SUBJECT_NOT_QUALIFIED(
            About.FOREIGN,
            answer -> answer.federation().ifPresent(federation -> answer.say("sub", federation.get("sub")))),
    /** Says no {@code sub}; in truth there is one. */
    SUBJECT_MISSING(About.ANY, answer -> answer.omit("sub")),
    /** Says that a domain nobody trusts speaks for the token, with names and path to match; in truth a partner does. */
    FEDERATOR_NOT_TRUSTED(About.FOREIGN, Deceit::spokenForByAnother),
    /** Says a {@code federation} without {@code federator}; in truth it names one. */
    FEDERATOR_MISSING(About.FOREIGN, answer -> answer.federation().ifPresent(each -> each.remove("federator"))),
    /** Says {@code federation} as a text; in truth it is an object. */
    FEDERATION_AS_TEXT(About.FOREIGN, answer -> answer.say("federation", Deceit.federator(answer))),
    /** Passes a foreign token off as its own, with no {@code federation} and local names. */
    FEDERATION_HIDDEN(About.FOREIGN, Deceit::passedOffAsLocal),
    /** Says a path that names the federator twice; in truth a word passes each domain once. */
    PATH_WITH_LOOP(
            About.FOREIGN,
            answer -> Deceit.path(answer, path -> path.addAll(0, List.of(Deceit.federator(answer), Lie.ANOTHER)))),
    /** Says a path that names the speaker; in truth the path ends before it. */
    PATH_THROUGH_SPEAKER(
            About.FOREIGN,
            answer -> Deceit.path(answer, path -> path.add(0, answer.speaker().issuer()))),
    /** Says a path with eight more domains; in truth no word passes so many. */
    PATH_TOO_LONG(About.FOREIGN, answer -> Deceit.path(answer, path -> path.addAll(0, Deceit.manyDomains()))),
    /** Says a path whose last domain is not the federator; in truth it is. */
    PATH_NOT_ENDING_AT_FEDERATOR(About.FOREIGN, answer -> Deceit.path(answer, path -> path.add(Lie.ANOTHER))),
    /** Answers in plain JSON where a signed answer was asked for (JI-9). */
    UNSIGNED_INSTEAD_OF_SIGNED(About.SIGNED, Statement::unsigned),
    /** Signs with a key that it does not publish, under the name of one that it does (JI-5). */
    SIGNED_BY_STRANGER(About.SIGNED, Deceit::signedByStranger),
    /** Signs an answer whose {@code typ} is that of an access token (JI-2). */
    SIGNED_WRONG_TYPE(About.SIGNED, answer -> answer.signature().typ("at+jwt")),
    /** Signs an answer for another asker's {@code aud} (JI-3). */
    SIGNED_FOR_ANOTHER(About.SIGNED, answer -> answer.certify("aud", Lie.ANOTHER)),
    /** Signs an answer in the name of another {@code iss} (JI-3). */
    SIGNED_AS_ANOTHER(About.SIGNED, answer -> answer.certify("iss", Lie.ANOTHER)),
    /** Plays back an answer signed a day ago; in truth {@code iat} is now (JI-3). */
    SIGNED_LONG_AGO(About.SIGNED, answer -> answer.certify("iat", answer.now() - Deceit.DAY)),
    /** Says {@code alg: none} and signs nothing (JI-5). */
    SIGNED_BY_ALG_NONE(About.SIGNED, Statement::withoutAlgorithm);

    /** The domain that lies are told of: one that nobody has anything to do with. */
    public static final String ANOTHER = "https://another.example";

    private final About about;
    private final Teller teller;

    Lie(About about, Teller teller) {
        this.about = about;
        this.teller = teller;
    }

    /** What the answer must be for the lie to be told at all. */
    public About about() {
        return about;
    }

    void tell(Statement answer) {
        if (about != About.FOREIGN || answer.federation().isPresent()) {
            teller.tell(answer);
        }
    }

    /** Which answers a lie concerns. */
    public enum About {
        /** Every answer about an active token. */
        ANY,
        /** Those about tokens that another domain speaks for. */
        FOREIGN,
        /** Those that were asked for signed. */
        SIGNED
    }

    /** Turns the truth into the lie. */
    @Immutable
    @FunctionalInterface
    private interface Teller {
        void tell(Statement answer);
    }
}
