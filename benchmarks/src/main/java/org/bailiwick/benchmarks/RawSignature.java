package org.bailiwick.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bailiwick.keys.SignatureAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * The check of a signature and nothing else: the token has been taken apart and decoded before, and the key is in the
 * provider's own form.
 */
final class RawSignature implements Contender {
    private final String name;
    private final @Nullable AlgorithmParameterSpec parameters;
    private final Optional<Provider> provider;
    private final PublicKey key;
    private final Map<String, Parts> parts = new ConcurrentHashMap<>();

    RawSignature(Authority authority, Crypto crypto) {
        this.name = nameOf(authority.algorithm(), crypto);
        this.parameters = authority.algorithm() == SignatureAlgorithm.PS256
                ? new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1)
                : null;
        this.provider = crypto.provider();
        this.key = provider.map(own -> translated(authority.publicKey(), own)).orElse(authority.publicKey());
    }

    private static String nameOf(SignatureAlgorithm algorithm, Crypto crypto) {
        String bits = algorithm.name().substring(2);
        return switch (algorithm) {
            case RS256, RS384, RS512 -> "SHA" + bits + "withRSA";
            case ES256, ES384, ES512 ->
                "SHA" + bits + (crypto == Crypto.BC ? "withPLAIN-ECDSA" : "withECDSAinP1363Format");
            case PS256 -> "RSASSA-PSS";
            case EdDSA, Ed25519 -> "Ed25519";
            case PS384, PS512 -> throw new IllegalArgumentException("algorithm: " + algorithm + " (expected: PS256)");
        };
    }

    private static PublicKey translated(PublicKey key, Provider provider) {
        if (provider.getService("KeyFactory", key.getAlgorithm()) == null) {
            return key;
        }
        try {
            return KeyFactory.getInstance(key.getAlgorithm(), provider)
                    .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object verify(String token) throws GeneralSecurityException {
        Parts signed = parts.computeIfAbsent(token, Parts::of);
        Signature check =
                provider.isPresent() ? Signature.getInstance(name, provider.get()) : Signature.getInstance(name);
        if (parameters != null) {
            check.setParameter(parameters);
        }
        check.initVerify(key);
        check.update(signed.text);
        if (!check.verify(signed.signature)) {
            throw new SignatureException("signature: forged (expected: the authority's)");
        }
        return signed;
    }

    private record Parts(byte[] text, byte[] signature) {
        static Parts of(String token) {
            int dot = token.lastIndexOf('.');
            return new Parts(
                    token.substring(0, dot).getBytes(StandardCharsets.US_ASCII),
                    Base64.getUrlDecoder().decode(token.substring(dot + 1)));
        }
    }
}
