package org.bailiwick.authority;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.token.Issuer;

/** {@code private_key_jwt}: a JWT of our own for each request (RFC 7523 sections 2.2 and 3; JA-1, JA-2). */
final class ClientAssertion implements ClientAuthentication {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final long LIFE = Duration.ofSeconds(60).toSeconds();

    private final String client;
    private final Issuer authority;
    private final JwtSigner signer;
    private final Clock clock;

    ClientAssertion(String client, Issuer authority, JwtSigner signer, Clock clock) {
        this.client = client;
        this.authority = authority;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Proof prove() {
        long now = clock.instant().getEpochSecond();
        String assertion = signer.sign(
                "JWT",
                Map.of(
                        "iss",
                        client,
                        "sub",
                        client,
                        "aud",
                        authority.value(),
                        "iat",
                        now,
                        "exp",
                        now + LIFE,
                        "jti",
                        UUID.randomUUID().toString()));
        // The id is in the assertion already (RFC 7521 section 4.2), but Spring Authorization Server wants it told
        // twice.
        return Proof.ofParameters(
                Map.of("client_id", client, "client_assertion_type", TYPE, "client_assertion", assertion));
    }
}
