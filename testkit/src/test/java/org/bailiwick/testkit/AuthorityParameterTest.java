package org.bailiwick.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(AuthorityExtension.class)
final class AuthorityParameterTest {
    private static String issuer = "";

    @BeforeAll
    static void remember(EmbeddedAuthority authority) {
        issuer = authority.issuer();
    }

    @Test
    void authority_isOneForTheWholeClass(EmbeddedAuthority authority) {
        assertThat(authority.issuer()).isEqualTo(issuer);
    }
}
