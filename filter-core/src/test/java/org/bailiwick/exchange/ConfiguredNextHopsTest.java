package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.bailiwick.exchange.HopsUnderTest.EXCHANGE;
import static org.bailiwick.exchange.HopsUnderTest.caller;
import static org.bailiwick.exchange.HopsUnderTest.scopes;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.EdgeScopes;
import org.junit.jupiter.api.Test;

class ConfiguredNextHopsTest {
    private final HopsUnderTest under = new HopsUnderTest();

    @Test
    void names_areThoseOfTheFileInItsOrder() {
        assertThat(under.hops.names()).containsExactly("rs2", "rs3", "ours");
        assertThat(under.hops.of("rs3", caller("caller")).name()).isEqualTo("rs3");
    }

    @Test
    void unknownName_isADefect() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> under.hops.of("rs4", caller("caller")))
                .withMessage("next hop: rs4 (expected: one of rs2, rs3, ours)");
    }

    @Test
    void sameNameTwice_isRefused() {
        Edge edge = new Edge(
                HopsUnderTest.settings(
                        "rs2", Optional.of("home"), new EdgeScopes.Intersection(scopes("read")), EXCHANGE),
                under.trade);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfiguredNextHops(List.of(edge, edge), 1_000, under.clock, under.ticker))
                .withMessage("next hop: rs2 twice (expected: once)");
    }

    @Test
    void service_isAtAnyOfItsUrls() {
        NextHop hop = under.hop().narrowedTo(scopes("read"));
        assertThat(hop.name()).isEqualTo("rs2");
        assertThat(hop.uri()).isEqualTo(URI.create("https://rs2.example/api"));
        assertThat(hop.isAt(URI.create("https://rs2.example/api/orders"))).isTrue();
        assertThat(hop.isAt(URI.create("http://rs2.internal:8080/"))).isTrue();
        assertThat(hop.isAt(URI.create("https://rs2.example/"))).isFalse();
        assertThat(hop.isAt(URI.create("https://rs3.example/api"))).isFalse();
    }
}
