package org.bailiwick.interop;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Who is registered at every authorization server of these tests, by the same names everywhere. */
final class Clients {
    /** Gets tokens that are opaque, where the server has such. */
    static final Client OPAQUE = new Client("app-opaque", "of the opaque application");
    /** Gets JWTs. */
    static final Client JWT = new Client("app-jwt", "of the JWT application");
    /** The resource server by {@code client_secret_basic}; its secret shows who decodes forms and who does not. */
    static final Client BASIC = new Client("rs-basic", "a+b%41 c:d/ä&=?");
    /** The resource server by {@code client_secret_post}. */
    static final Client POST = new Client("rs-post", "of the one that posts: +%41&=?");
    /** The resource server by {@code private_key_jwt}, with {@link #KEY}. */
    static final String KEYED = "rs-key";
    /** Gets JWTs that name the one who may act for their subject: {@link #CALLING}. */
    static final Client DELEGATING = new Client("app-delegating", "of the application that delegates");
    /** Gets JWTs that end soon. */
    static final Client BRIEF = new Client("app-brief", "of the brief application");
    /** The service that calls another, and exchanges the tokens it receives; gets JWTs. */
    static final Client CALLING = new Client("rs1", "of the service that calls");
    /** The same service where it gets opaque tokens. */
    static final Client CALLING_OPAQUE = new Client("rs1-opaque", "of the service that calls, opaquely");
    /** The service that is called, and asks about the tokens it receives. */
    static final Client CALLED = new Client("rs2", "of the service that is called");

    static final EllipticCurveJsonWebKey KEY = newKey();

    private Clients() {}

    private static EllipticCurveJsonWebKey newKey() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("rs-key-1");
            key.setAlgorithm("ES256");
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("No key of the resource server", e);
        }
    }
}
