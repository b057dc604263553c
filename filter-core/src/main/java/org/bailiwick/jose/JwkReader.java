package org.bailiwick.jose;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.VerificationKey;
import org.jspecify.annotations.Nullable;

/** Reads one JWK (RFC 7517 section 4) as a key to verify by, for exactly one algorithm (JB-2). */
final class JwkReader {
    /** A published key that has one of these is a secret no longer, or never was a public key. */
    private static final Set<String> SECRETS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final List<SignatureAlgorithm> accepted;
    private final SignatureChecks checks;

    JwkReader(List<SignatureAlgorithm> accepted, SignatureChecks checks) {
        this.accepted = accepted;
        this.checks = checks;
    }

    /** The key, or why it is left out, in words without key material. */
    Reading<VerificationKey, String> read(Map<String, Object> jwk) {
        return unfit(jwk)
                .<Reading<VerificationKey, String>>map(Reading.Refused::new)
                .orElseGet(() -> JwkMaterial.of(jwk)
                        .then(material -> algorithm(jwk, material).then(algorithm -> key(jwk, material, algorithm))));
    }

    private static Optional<String> unfit(Map<String, Object> jwk) {
        if (!Collections.disjoint(jwk.keySet(), SECRETS)) {
            return Optional.of("a private or symmetric key (expected: a public key)");
        }
        if (!isKeyId(jwk.get("kid"))) {
            return Optional.of("kid: not a short, printable text (expected: one)");
        }
        Object use = jwk.get("use");
        if (use != null && !use.equals("sig")) {
            return Optional.of("use: " + Shown.of(use) + " (expected: sig)");
        }
        Object operations = jwk.get("key_ops");
        return operations == null || operations instanceof List<?> list && list.contains("verify")
                ? Optional.empty()
                : Optional.of("key_ops: without verify (expected: with it)");
    }

    private static boolean isKeyId(@Nullable Object id) {
        return id == null
                || id instanceof String text
                        && text.length() <= JwsHead.MAX_TEXT
                        && text.chars().noneMatch(Character::isISOControl);
    }

    /** Without {@code alg} the curve decides; an RSA key is for the first RSA algorithm the domain accepts. */
    private Reading<SignatureAlgorithm, String> algorithm(Map<String, Object> jwk, JwkMaterial material) {
        Object name = jwk.get("alg");
        Optional<SignatureAlgorithm> algorithm = name == null
                ? material.curveAlgorithm().or(this::firstForRsa)
                : Optional.of(name)
                        .filter(String.class::isInstance)
                        .flatMap(text -> SignatureAlgorithm.named((String) text))
                        .filter(material::fits);
        return algorithm
                .filter(one -> accepted.stream().anyMatch(one::isSameAs))
                .<Reading<SignatureAlgorithm, String>>map(Reading.Read::new)
                .orElseGet(() -> new Reading.Refused<>(
                        "alg: " + Shown.of(name) + " (expected: one of " + accepted + " that the key is fit for)"));
    }

    private Optional<SignatureAlgorithm> firstForRsa() {
        return accepted.stream()
                .filter(algorithm -> algorithm.keyType().equals("RSA"))
                .findFirst();
    }

    private Reading<VerificationKey, String> key(
            Map<String, Object> jwk, JwkMaterial material, SignatureAlgorithm algorithm) {
        String id = jwk.get("kid") instanceof String text ? text : null;
        return material.publicKey()
                .flatMap(key -> checks.of(algorithm).prepare(key))
                .<Reading<VerificationKey, String>>map(key -> new Reading.Read<>(
                        new VerificationKey(id, algorithm, material.thumbprint().value(), key)))
                .orElseGet(() -> new Reading.Refused<>("the key: not usable here (expected: by "
                        + checks.of(algorithm).provider().getName() + ")"));
    }
}
