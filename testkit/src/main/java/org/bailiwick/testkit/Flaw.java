package org.bailiwick.testkit;

import com.google.errorprone.annotations.Immutable;
import java.util.List;

/** Ways in which a token can be wrong on purpose; each is an attack, or a slip that an attack could use. */
public enum Flaw {
    /** One bit of the signature is turned over. */
    BAD_SIGNATURE(token -> Forgery.ofSignature(token, Forgery::flipped)),
    /** The signature is cut short by one octet. */
    SHORT_SIGNATURE(token -> Forgery.ofSignature(token, Forgery::shortened)),
    /** The signature is all zeros, as long as it should be (CVE-2022-21449 for elliptic curves). */
    ZERO_SIGNATURE(token -> Forgery.ofSignature(token, signature -> new byte[signature.length])),
    /** The third part is empty. */
    EMPTY_SIGNATURE(token -> token.signingInput() + "."),
    /** An ES256 signature in the DER form of X.509 (RFC 7518 section 3.4 wants it raw). */
    DER_SIGNATURE(Forgery::derSignature),
    /** {@code alg: none} and no signature (JB-4). */
    ALG_NONE(token -> token.header("alg", "none").signingInput() + "."),
    /** {@code alg: nOnE}, signed by the right key. */
    ALG_NONE_IN_MIXED_CASE(token -> token.header("alg", "nOnE").sign()),
    /** The algorithm's name in lower case; names are case-sensitive (JB-1). */
    ALG_IN_LOWER_CASE(
            token -> token.algorithm(Algorithm.ES256).header("alg", "es256").sign()),
    /** No {@code alg}. */
    ALG_MISSING(token -> token.withoutHeader("alg").sign()),
    /** HS256 with the issuer's public RSA key as the secret (JB-2). */
    HMAC_WITH_PUBLIC_KEY(Forgery::hmacWithPublicKey),
    /** An ES256 signature under the name of the issuer's RSA key (JB-2). */
    KEY_OF_ANOTHER_ALGORITHM(token -> token.algorithm(Algorithm.ES256)
            .kid(token.authority().key(Algorithm.RS256).kid())
            .sign()),
    /** An extension nobody knows is said to be critical (JB-19). */
    UNKNOWN_CRITICAL_HEADER(token -> token.header("crit", List.of("x-unheard-of"))
            .header("x-unheard-of", true)
            .sign()),
    /** {@code crit} is there and empty (JB-19). */
    EMPTY_CRITICAL_HEADER(token -> token.header("crit", List.of()).sign()),
    /** The header says {@code typ} twice (JB-18). */
    DUPLICATE_HEADER_MEMBER(token -> token.headerJson(Forgery.appended(token.headerText(), "\"typ\":\"at+jwt\""))
            .sign()),
    /** The payload says {@code sub} twice (JB-18). */
    DUPLICATE_CLAIM(token -> token.payloadJson(Forgery.appended(token.payloadText(), "\"sub\":\"mallory\""))
            .sign()),
    /** The header is a JSON array. */
    HEADER_NOT_AN_OBJECT(
            token -> token.headerJson("[" + token.headerText() + "]").sign()),
    /** The payload is a JSON array. */
    PAYLOAD_NOT_AN_OBJECT(
            token -> token.payloadJson("[" + token.payloadText() + "]").sign()),
    /** Something follows the payload's object. */
    TEXT_AFTER_PAYLOAD(token -> token.payloadJson(token.payloadText() + "{}").sign()),
    /** The payload holds a lone octet that is not UTF-8 (JB-9). */
    PAYLOAD_NOT_UTF8(Forgery::payloadNotUtf8),
    /** A claim is nested a thousand arrays deep (JB-18). */
    DEEP_PAYLOAD(token -> token.payloadJson(
                    Forgery.appended(token.payloadText(), "\"deep\":" + "[".repeat(1000) + "]".repeat(1000)))
            .sign()),
    /** A fourth part. */
    EXTRA_PART(token -> token.sign() + ".e30"),
    /** Only two parts. */
    MISSING_PART(TokenBuilder::signingInput),
    /** The signature ends with base64 padding (JB-16). */
    PADDED_SIGNATURE(token -> token.sign() + "="),
    /** The signature's last character has bits that decode to nothing (RFC 4648 section 3.5). */
    STRAY_BITS(Forgery::strayBits),
    /** A space in the payload (BT-2, JB-16). */
    SPACE_INSIDE(token -> token.sign().replaceFirst("\\.", ". ")),
    /** The header ends with base64 padding, where no token may have it (BT-2, JB-16). */
    PADDING_INSIDE(token -> token.sign().replaceFirst("\\.", "=.")),
    /** The JSON serialization instead of the compact one (BT-2, JB-16). */
    JSON_SERIALIZATION(Forgery::jsonSerialization),
    /** A signed token is the payload of another (JB-5). */
    NESTED(token -> token.payloadJson(token.sign()).header("cty", "JWT").sign()),
    /** Five parts: a JWE. */
    ENCRYPTED(Forgery::encrypted),
    /** A stranger's signature, and the stranger's key in the header (JB-12). */
    EMBEDDED_KEY(token ->
            Forgery.byStranger(token, "jwk", token.authority().strangersKey().jwk())),
    /** A stranger's signature, and a URL where the stranger's key is (JB-12). */
    KEY_URL(token -> Forgery.byStranger(
            token, "jku", token.authority().uri(Endpoint.STRANGERS_KEYS).toString())),
    /** A stranger's signature, and a URL for a certificate (JB-12). */
    CERTIFICATE_URL(token -> Forgery.byStranger(
            token, "x5u", token.authority().uri(Endpoint.STRANGERS_KEYS).toString()));

    private final Maker maker;

    Flaw(Maker maker) {
        this.maker = maker;
    }

    String token(TokenBuilder token) {
        return maker.make(token);
    }

    /** Signs what the builder holds, and spoils it. */
    @Immutable
    @FunctionalInterface
    private interface Maker {
        String make(TokenBuilder token);
    }
}
