package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

final class AuthorityExtensionTest {
    @RegisterExtension
    static final AuthorityExtension authority = AuthorityExtension.create();

    private static String issuer = "";

    @BeforeAll
    static void remember() {
        issuer = authority.issuer();
    }

    @Test
    void orders_areForThoseWhoMayReadThem() throws Exception {
        String token = authority.token().subject("alice").scopes("orders:read").sign();

        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(authority.authority().key(Algorithm.RS256).publicKey())
                .setExpectedIssuer(authority.issuer())
                .setExpectedAudience("https://api.example.com")
                .build()
                .processToClaims(token);
        assertThat(claims.getSubject()).isEqualTo("alice");
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("orders:read");
    }

    @Nested
    class Inside {
        @Test
        void nestedClasses_shareTheAuthority() {
            assertThat(authority.issuer()).isEqualTo(issuer);
        }
    }

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class Faults {
        @Test
        @Order(1)
        void fault_ofOneTest() {
            authority.authority().fault(Fault.DOWN);
            authority.authority().lie(Lie.ACTIVE_MISSING);
        }

        @Test
        @Order(2)
        void areHealed_beforeTheNext() throws Exception {
            assertThat(authority.issuer()).isEqualTo(issuer);
            assertThat(Http.get(authority.authority().uri(Endpoint.JWKS)).statusCode())
                    .isEqualTo(200);
            Asker asker = Asker.of(authority.authority(), Endpoint.INTROSPECTION);
            assertThat(asker.hear(authority.opaque().issue())).containsEntry("active", true);
        }
    }

    @Nested
    class PerTest {
        @RegisterExtension
        final AuthorityExtension own =
                AuthorityExtension.create(EmbeddedAuthority.builder().path("/own"));

        @Test
        void authority_hasTheGivenSettings() throws Exception {
            assertThat(own.issuer()).endsWith("/own");
            assertThat(Http.get(own.authority().uri(Endpoint.METADATA)).statusCode())
                    .isEqualTo(200);
        }
    }
}
