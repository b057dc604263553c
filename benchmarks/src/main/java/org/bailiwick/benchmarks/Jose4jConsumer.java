package org.bailiwick.benchmarks;

import java.security.Provider;
import java.security.Security;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** jose4j's consumer with one fixed key, checking type, issuer, audience, times, and that the claims of RFC 9068 are there. */
final class Jose4jConsumer implements Contender {
    private final JwtConsumer consumer;

    Jose4jConsumer(Authority authority, Crypto crypto) {
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKey(authority.publicKey())
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, authority.algorithm().name())
                .setJwsProviderContext(contextOf(crypto))
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(Authority.ISSUER)
                .setExpectedAudience(Authority.RESOURCE)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireSubject()
                .setRequireJwtId()
                .setAllowedClockSkewInSeconds(30)
                .build();
    }

    private static ProviderContext contextOf(Crypto crypto) {
        ProviderContext context = new ProviderContext();
        crypto.provider()
                .map(Jose4jConsumer::installed)
                .ifPresent(context.getSuppliedKeyProviderContext()::setSignatureProvider);
        return context;
    }

    /** jose4j finds providers by name only; in the last place, ours is nobody's choice but by name. */
    private static String installed(Provider provider) {
        Security.addProvider(provider);
        return provider.getName();
    }

    @Override
    public Object verify(String token) throws InvalidJwtException {
        return consumer.processToClaims(token);
    }
}
