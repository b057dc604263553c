package org.bailiwick.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.assembly.DomainState;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.keys.KeyHealth.State;
import org.bailiwick.token.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;

class BailiwickHealthIndicatorTest {
    private static final KeyHealth GOOD = keys(State.FRESH, 2, false);
    private static final KeyHealth STALE = keys(State.STALE, 2, true);
    private static final KeyHealth GONE = keys(State.ABSENT, 0, true);

    private static KeyHealth keys(State state, int count, boolean failed) {
        return new KeyHealth(
                "d",
                state,
                count,
                count > 0 ? Optional.of(Duration.ofSeconds(90)) : Optional.empty(),
                failed ? Optional.of("unreachable: no connection") : Optional.empty());
    }

    private static Health of(KeyHealth... keys) {
        List<DomainState> domains = new ArrayList<>();
        for (KeyHealth each : keys) {
            String name = "d" + domains.size();
            domains.add(new DomainState(
                    name, "jwt", new Issuer("https://" + name + ".example.com"), Optional.of(each), Optional.empty()));
        }
        return BailiwickHealthIndicator.of(domains);
    }

    @ParameterizedTest
    @CsvSource({
        "FRESH, 2, false, UP",
        "FRESH, 2, true, UP",
        "FRESH, 0, false, OUT_OF_SERVICE",
        "STALE, 2, false, UP",
        "STALE, 2, true, DEGRADED",
        "ABSENT, 0, false, UP",
        "ABSENT, 0, true, OUT_OF_SERVICE"
    })
    void onlyDomain_makesTheStatus(State state, int count, boolean failed, String status) {
        assertThat(of(keys(state, count, failed)).getStatus().getCode()).isEqualTo(status);
    }

    @Test
    void oneDomainInTroubleAmongOthers_degrades() {
        assertThat(of(GOOD, GOOD).getStatus().getCode()).isEqualTo("UP");
        assertThat(of(GOOD, GONE).getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(of(GOOD, STALE).getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(of(STALE, GONE).getStatus().getCode()).isEqualTo("DEGRADED");
        assertThat(of(GONE, GONE).getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
    }

    private static DomainState asked(AuthorityHealth authority) {
        return new DomainState(
                "asked",
                "introspection",
                new Issuer("https://asked.example.com"),
                Optional.empty(),
                Optional.of(authority));
    }

    @Test
    void authorityThatIsLeftAlone_degrades() {
        DomainState well = asked(new AuthorityHealth(AuthorityHealth.State.ASKED, 0));
        DomainState leftAlone = asked(new AuthorityHealth(AuthorityHealth.State.LEFT_ALONE, 7));

        assertThat(BailiwickHealthIndicator.of(List.of(well)).getStatus().getCode())
                .isEqualTo("UP");
        assertThat(BailiwickHealthIndicator.of(List.of(leftAlone)).getStatus().getCode())
                .isEqualTo("DEGRADED");
        assertThat(BailiwickHealthIndicator.of(List.of(leftAlone)).getDetails())
                .isEqualTo(Map.of(
                        "domains",
                        Map.of(
                                "asked",
                                Map.of(
                                        "status",
                                        "DEGRADED",
                                        "kind",
                                        "introspection",
                                        "issuer",
                                        "https://asked.example.com",
                                        "authority",
                                        Map.of("state", "left_alone", "failuresInARow", 7)))));
    }

    @Test
    void details_areThoseOfEachDomain() {
        assertThat(of(STALE, GONE).getDetails())
                .isEqualTo(Map.of(
                        "domains",
                        Map.of(
                                "d0",
                                Map.of(
                                        "status",
                                        "DEGRADED",
                                        "kind",
                                        "jwt",
                                        "issuer",
                                        "https://d0.example.com",
                                        "keys",
                                        Map.of(
                                                "state",
                                                "stale",
                                                "count",
                                                2,
                                                "ageSeconds",
                                                90L,
                                                "lastFailure",
                                                "unreachable: no connection")),
                                "d1",
                                Map.of(
                                        "status",
                                        "OUT_OF_SERVICE",
                                        "kind",
                                        "jwt",
                                        "issuer",
                                        "https://d1.example.com",
                                        "keys",
                                        Map.of(
                                                "state",
                                                "absent",
                                                "count",
                                                0,
                                                "lastFailure",
                                                "unreachable: no connection")))));
    }
}
