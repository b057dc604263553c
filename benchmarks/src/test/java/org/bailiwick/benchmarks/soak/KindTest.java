package org.bailiwick.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindTest {
    @Test
    void knownToken_isAdmittedInTroubleToo() {
        for (Kind kind : List.of(Kind.KNOWN, Kind.NEW)) {
            assertThat(kind.allows(200, true)).isTrue();
            assertThat(kind.allows(503, true)).isFalse();
            assertThat(kind.allows(401, true)).isFalse();
            assertThat(kind.allows(Tally.NONE, true)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LAPSED", "EXPIRED", "FORGED", "NO_TOKEN", "NO_SCOPE", "STRANGER"})
    void badRequest_isNeverAdmitted(Kind kind) {
        assertThat(kind.allows(200, false)).isFalse();
        assertThat(kind.allows(200, true)).isFalse();
    }

    @Test
    void newKey_mayBeUnknownInTroubleAlone() {
        assertThat(Kind.NEW_KEY.allows(503, true)).isTrue();
        assertThat(Kind.NEW_KEY.allows(503, false)).isFalse();
        assertThat(Kind.NEW_KEY.allows(401, false)).isFalse();
        assertThat(Kind.NEW_KEY.allows(200, false)).isTrue();
    }

    @Test
    void hundredPlaces_areTakenByAllKindsThatNeedNobody() {
        assertThat(IntStream.range(0, 100).mapToObj(Kind::at).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Kind.NEW_KEY, Kind.STRANGER)));
        assertThatIllegalArgumentException().isThrownBy(() -> Kind.at(100));
    }
}
