package org.bailiwick.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerifierFactory;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.proc.SingleKeyJWSKeySelector;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import org.bailiwick.keys.SignatureAlgorithm;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Spring Security's decoder at its fastest: with the one key fixed, as {@code withPublicKey} builds it, which spares it the
 * choice and conversion of a key that a JWK source costs each time; that builder is for RSA alone, so the same is built by
 * hand for all. It checks type, issuer, audience and times.
 */
final class SpringDecoder implements Contender {
    private final NimbusJwtDecoder decoder;

    SpringDecoder(Authority authority, Crypto crypto) {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(authority.algorithm().name());
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new SingleKeyJWSKeySelector<>(algorithm, authority.publicKey()));
        processor.setJWSVerifierFactory(verifiers(authority, crypto));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // Spring's own validators follow
        this.decoder = new NimbusJwtDecoder(processor);
        this.decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTypeValidator("at+jwt"),
                new JwtTimestampValidator(),
                new JwtIssuerValidator(Authority.ISSUER),
                new JwtAudienceValidator(Authority.RESOURCE))));
    }

    private static JWSVerifierFactory verifiers(Authority authority, Crypto crypto) {
        DefaultJWSVerifierFactory ordinary = new DefaultJWSVerifierFactory();
        crypto.provider().ifPresent(ordinary.getJCAContext()::setProvider);
        return authority.algorithm() == SignatureAlgorithm.EdDSA ? new Ed25519Only(authority.publicKey()) : ordinary;
    }

    @Override
    public Object verify(String token) {
        return decoder.decode(token);
    }

    /** The ordinary factory has no Ed25519; its library has, by Tink. */
    private static final class Ed25519Only extends DefaultJWSVerifierFactory {
        private final JWSVerifier verifier;

        Ed25519Only(PublicKey key) {
            byte[] encoded = key.getEncoded();
            byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            OctetKeyPair jwk = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(point)).build();
            try {
                this.verifier = new Ed25519Verifier(jwk);
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) {
            return verifier;
        }
    }
}
