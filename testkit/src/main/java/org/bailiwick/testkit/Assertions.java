package org.bailiwick.testkit;

import java.util.Map;

/** Assertions by which somebody shows who is calling (RFC 7523 section 3), made for one authority and good for one call. */
public final class Assertions {
    private final ClientAssertions assertions;

    private Assertions(ClientAssertions assertions) {
        this.assertions = assertions;
    }

    /** Assertions whose {@code aud} is this authority's issuer, on its clock. */
    public static Assertions at(EmbeddedAuthority authority) {
        return new Assertions(new ClientAssertions(authority));
    }

    /**
     * Whether the assertion shows that the owner of the key is calling; uses it up.
     *
     * @param id what {@code iss} and {@code sub} must be
     * @param publicJwk the key, with {@code alg}
     */
    public boolean show(String assertion, String id, Map<String, ?> publicJwk) {
        return ReceivedJwt.parse(assertion)
                .filter(jwt -> assertions.accept(jwt, Client.withKey(id, publicJwk)))
                .isPresent();
    }

    /** The {@code sub} that the assertion claims, believed by nobody yet; empty when there is none. */
    public static String claimedSubject(String assertion) {
        return ReceivedJwt.parse(assertion).map(jwt -> jwt.text("sub")).orElse("");
    }
}
