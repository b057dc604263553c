package org.bailiwick.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvictionTest {
    @ParameterizedTest // TBF-7
    @CsvSource({
        "alice, , true",
        "bob, , false",
        "malice, , false",
        "https://as1.example#alice, , true",
        "https://as2.example#https://as1.example#alice, , true",
        "https://as1.example#malice, , false",
        "alice, https://as1.example, true",
        "https://as1.example#alice, https://as1.example, true",
        "https://as2.example#https://as1.example#alice, https://as1.example, true",
        "https://as2.example#alice, https://as1.example, false",
        "nothttps://as1.example#alice, https://as1.example, false",
        "https://as1.example#bob, https://as1.example, false",
    })
    void subject_isMeantUnderEveryNameItHas(String said, String issuer, boolean meant) {
        assertThat(new Eviction.OfSubject("alice", Optional.ofNullable(issuer).map(Issuer::new)).isOf(said))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "https://as1.example#alice, https://as2.example, https://as1.example#alice, true",
        "https://as1.example#alice, https://as1.example, https://as1.example#alice, true",
        "https://as1.example#alice, https://as2.example, alice, false",
    })
    void qualifiedSubject_isMeantAsItStands(String subject, String issuer, String said, boolean meant) {
        assertThat(new Eviction.OfSubject(subject, Optional.of(new Issuer(issuer))).isOf(said))
                .isEqualTo(meant);
    }
}
