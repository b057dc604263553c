package org.bailiwick.benchmarks.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrustGraphsTest {
    private final TrustGraph graph = TrustGraphs.grown(1000, 7);

    @Test
    void seed_decidesTheGraph() {
        assertThat(drawn(7)).isEqualTo(drawn(7)).isNotEqualTo(drawn(8));
    }

    private static String drawn(long seed) {
        TrustGraph grown = TrustGraphs.grown(60, seed);
        return Arrays.deepToString(grown.trustees().toArray()) + Arrays.toString(grown.sizes());
    }

    @Test
    void nobody_trustsItself() {
        assertThat(IntStream.range(0, graph.domains())).noneMatch(domain -> graph.trusts(domain, domain));
    }

    @Test
    void fewHubs_areTrustedByMost() {
        int[] trustors = graph.trustors().stream().mapToInt(each -> each.length).toArray();
        int byHubs = Arrays.stream(trustors).limit(graph.hubs()).sum();
        assertThat(graph.hubs()).isEqualTo(10);
        assertThat(byHubs).isGreaterThan(800);
        assertThat(Arrays.stream(trustors).skip(graph.hubs()).max().orElseThrow())
                .isGreaterThan(20);
    }

    @Test
    void everyRoute_isAWayOfTrustToTheHomeThatGetsShorter() {
        Routes routes = Routes.of(graph);
        for (int domain = 0; domain < graph.domains(); domain++) {
            for (int home = 0; home < graph.domains(); home++) {
                int depth = routes.depth(domain, home);
                if (depth > 1) {
                    int next = routes.next(domain, home);
                    assertThat(graph.trusts(domain, next)).isTrue();
                    assertThat(routes.depth(next, home)).isEqualTo(depth - 1);
                }
            }
        }
    }

    @Test
    void everyPlace_isReachedFromItsTokensHomeWithinFourDomains() {
        World world = World.of(new Scale(200, 5000, 1, java.time.Duration.ofMinutes(1)), 7);
        int[] found = new int[Routes.LONGEST + 1];
        for (int holder = 0; holder < world.tokens().holders(); holder++) {
            for (int server : world.places()[holder]) {
                found[
                        world.routes()
                                .depth(
                                        world.servers().domainOf(server),
                                        world.tokens().homeOf(holder))]++;
            }
        }
        assertThat(found[0]).isZero();
        assertThat(found)
                .satisfies(
                        each -> assertThat(each[4]).isGreaterThan(300),
                        each -> assertThat(each[1]).isGreaterThan(2000));
    }
}
