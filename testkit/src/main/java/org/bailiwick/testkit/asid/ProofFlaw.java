package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.Immutable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.bailiwick.testkit.asid.ProofDraft.Part;

/** Ways in which a proof can be wrong on purpose; each is an attack, or a slip that an attack could use. */
public enum ProofFlaw {
    /** Signed with a key of another secret (AS-4). */
    SECRET_OF_ANOTHER(
            About.PROOF,
            proof -> proof.signWith(Consumer.builder("another").build().proofKey(proof.resource()))),
    /** Signed with the consumer's key for another resource server (AS-4). */
    KEY_OF_ANOTHER_RESOURCE(
            About.PROOF, proof -> proof.signWith(proof.consumer().proofKey("https://another.example"))),
    /** Signed with {@code c_secret} itself (AS-4). */
    SECRET_AS_KEY(About.PROOF, proof -> proof.signWith(proof.consumer().secret().getBytes(StandardCharsets.UTF_8))),
    /** Made for another method (AS-4). */
    METHOD_OF_ANOTHER(About.PROOF, proof -> proof.cover(Part.METHOD, method -> method.equals("PUT") ? "POST" : "PUT")),
    /** Made for another host (AS-4). */
    HOST_OF_ANOTHER(
            About.PROOF, proof -> proof.cover(Part.URL, url -> url.replaceFirst("//[^/]*", "//another.example"))),
    /** Made for http where the request is https, or the other way round (AS-4). */
    SCHEME_OF_ANOTHER(
            About.PROOF,
            proof -> proof.cover(
                    Part.URL,
                    url -> url.startsWith("https:") ? "http:" + url.substring(6) : "https:" + url.substring(5))),
    /** Made for another path (AS-4). */
    PATH_OF_ANOTHER(About.PROOF, proof -> proof.cover(Part.URL, url -> url.replaceFirst("^([^?]*)", "$1x"))),
    /** Made for another query (AS-4). */
    QUERY_OF_ANOTHER(About.PROOF, proof -> proof.cover(Part.URL, url -> url + (url.contains("?") ? "&" : "?") + "x=1")),
    /** Made for another body (AS-4). */
    BODY_OF_ANOTHER(About.PROOF, proof -> proof.cover(Part.BODY, Secrets.hash("another body"))),
    /** Covers no body where it has to. */
    BODY_NOT_COVERED(About.PROOF, proof -> proof.cover(Part.BODY, "-")),
    /** Says another time than it covers (AS-3, AS-4). */
    TIME_CHANGED(About.PROOF, proof -> proof.show(Part.TS, String.valueOf(Long.parseLong(proof.get(Part.TS)) + 1))),
    /** Says another nonce than it covers (AS-3, AS-4). */
    NONCE_CHANGED(About.PROOF, proof -> proof.show(Part.NONCE, quoted(Secrets.random()))),
    /** One character of the signature is another. */
    SIGNATURE_CHANGED(
            About.PROOF,
            proof -> proof.spell(
                    signature -> quoted((signature.charAt(0) == 'A' ? 'B' : 'A') + signature.substring(1)))),
    /** The signature lacks its last octets. */
    SIGNATURE_CUT(About.PROOF, proof -> proof.spell(signature -> quoted(signature.substring(0, 38)))),
    /** The signature is empty. */
    SIGNATURE_EMPTY(About.PROOF, proof -> proof.spell(signature -> quoted(""))),
    /** The signature ends with base64 padding. */
    SIGNATURE_PADDED(About.PROOF, proof -> proof.spell(signature -> quoted(signature + "="))),
    /** The signature in hexadecimal. */
    SIGNATURE_IN_HEX(
            About.PROOF,
            proof -> proof.spell(signature ->
                    quoted(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(signature))))),
    /** No signature. */
    SIGNATURE_MISSING(About.SYNTAX, proof -> proof.spell(signature -> "")),
    /** {@code ts} is ten minutes ago, truly covered (AS-3). */
    TIME_LONG_AGO(About.TIME, proof -> proof.later(Duration.ofMinutes(-10))),
    /** {@code ts} is in ten minutes, truly covered (AS-3). */
    TIME_TO_COME(About.TIME, proof -> proof.later(Duration.ofMinutes(10))),
    /** {@code ts} is no number, truly covered (AS-1). */
    TIME_NOT_A_NUMBER(About.SYNTAX, proof -> proof.say(Part.TS, "now")),
    /** {@code ts} is longer than any number (AS-1). */
    TIME_TOO_LONG(About.SYNTAX, proof -> proof.say(Part.TS, "9".repeat(40))),
    /** No {@code ts} (AS-1). */
    TIME_MISSING(About.SYNTAX, proof -> proof.hide(Part.TS)),
    /** A nonce of fifteen characters, truly covered (AS-3). */
    NONCE_TOO_SHORT(About.SYNTAX, proof -> proof.say(Part.NONCE, "n".repeat(15))),
    /** A nonce of 129 characters, truly covered (AS-3). */
    NONCE_TOO_LONG(About.SYNTAX, proof -> proof.say(Part.NONCE, "n".repeat(129))),
    /** No nonce (AS-1). */
    NONCE_MISSING(About.SYNTAX, proof -> proof.hide(Part.NONCE)),
    /** Another consumer's {@code c_id}, truly covered (AS-6). */
    CONSUMER_OF_ANOTHER(About.SESSION, proof -> proof.say(Part.C_ID, "another")),
    /** Another person's {@code a_uid}, truly covered (AS-6). */
    SUBJECT_OF_ANOTHER(About.SESSION, proof -> proof.say(Part.A_UID, "u-another")),
    /** An A_SID that nobody has issued, truly covered (AS-5). */
    SID_UNKNOWN(About.SESSION, proof -> proof.say(Part.A_SID, Secrets.random())),
    /** An A_SID of 42 characters, truly covered (AS-1). */
    SID_TOO_SHORT(About.SYNTAX, proof -> proof.say(Part.A_SID, "s".repeat(42))),
    /** An A_SID of 129 characters, truly covered (AS-1). */
    SID_TOO_LONG(About.SYNTAX, proof -> proof.say(Part.A_SID, "s".repeat(129))),
    /** No A_SID (AS-1). */
    SID_MISSING(About.SYNTAX, proof -> proof.hide(Part.A_SID)),
    /** No {@code c_id} (AS-1). */
    CONSUMER_MISSING(About.SYNTAX, proof -> proof.hide(Part.C_ID)),
    /** No {@code a_uid} (AS-1). */
    SUBJECT_MISSING(About.SYNTAX, proof -> proof.hide(Part.A_UID)),
    /** {@code a_uid} holds a space, truly covered (AS-1). */
    SUBJECT_WITH_SPACE(About.SYNTAX, proof -> proof.say(Part.A_UID, "u 1")),
    /** {@code a_uid} twice, the true one last (AS-1). */
    PARAMETER_TWICE(About.SYNTAX, proof -> proof.slip(text -> text.replaceFirst(" ", " a_uid=\"u-another\", "))),
    /** A quoted string that does not end (AS-1). */
    QUOTE_OPEN(About.SYNTAX, proof -> proof.slip(text -> text.substring(0, text.length() - 1))),
    /** Something that is no parameter, at the end (AS-1). */
    TEXT_AFTER_PARAMETERS(About.SYNTAX, proof -> proof.slip(text -> text + " and more")),
    /** The scheme alone (AS-1). */
    NO_PARAMETERS(About.SYNTAX, proof -> proof.slip(text -> "ASID"));

    private final About about;
    private final Spoiler spoiler;

    ProofFlaw(About about, Spoiler spoiler) {
        this.about = about;
        this.spoiler = spoiler;
    }

    /** What is wrong, by which a resource server answers. */
    public About about() {
        return about;
    }

    void spoil(ProofDraft draft) {
        spoiler.spoil(draft);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** What can be wrong. */
    public enum About {
        /** The field is not well formed. */
        SYNTAX,
        /** The signature does not fit the request. */
        PROOF,
        /** The signature is right; the time is not. */
        TIME,
        /** The signature fits what is said; the session is not what it says. */
        SESSION
    }

    /** Spoils a proof before it is written. */
    @Immutable
    @FunctionalInterface
    private interface Spoiler {
        void spoil(ProofDraft draft);
    }
}
