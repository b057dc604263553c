package org.bailiwick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bailiwick.keys.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final List<String> results = new ArrayList<>();

    private void measured(String benchmark, String params, double cpu) {
        results.add("""
                {"benchmark": "org.bailiwick.benchmarks.%s", "params": {%s},
                 "primaryMetric": {"score": 1.0, "scoreError": "NaN"},
                 "secondaryMetrics": {"cpu": {"score": %s}, "gc.alloc.rate.norm": {"score": 100.4}}}""".formatted(benchmark, params, cpu));
    }

    private void measuredCold(double raw, double ours) {
        for (SignatureAlgorithm algorithm : ColdVerification.ALGORITHMS) {
            for (Crypto crypto : Crypto.values()) {
                for (Peer peer : measuredAt(algorithm, crypto)) {
                    double cost = peer == Peer.RAW ? raw : peer == Peer.BAILIWICK ? ours : 4 * ours;
                    String params = "\"algorithm\": \"%s\", \"crypto\": \"%s\", \"peer\": \"%s\""
                            .formatted(algorithm, crypto, peer);
                    measured("ColdVerification.verify", params, cost);
                }
            }
        }
    }

    private static List<Peer> measuredAt(SignatureAlgorithm algorithm, Crypto crypto) {
        return Stream.of(Peer.values())
                .filter(peer -> peer.isMeasuredAt(algorithm, crypto))
                .toList();
    }

    private void measuredOthers() {
        for (String tokens : List.of("1", "10000")) {
            measured("KnownToken.floor", "\"tokens\": \"" + tokens + "\"", 500);
            measured("KnownToken.admit", "\"tokens\": \"" + tokens + "\"", 750);
            measured("KnownToken.admitWithAuditLogOff", "\"tokens\": \"" + tokens + "\"", 800);
        }
        for (String rules : List.of("10", "10000")) {
            measured("RuleLookup.amongTen", "\"rules\": \"" + rules + "\"", 80);
            measured("RuleLookup.amongAll", "\"rules\": \"" + rules + "\"", 90);
        }
        for (Refusal.Flaw flaw : Refusal.Flaw.values()) {
            measured("Refusal.admit", "\"flaw\": \"" + flaw + "\"", 1234.5);
        }
    }

    private String tables() {
        byte[] json = ("[" + String.join(",", results) + "]").getBytes(StandardCharsets.UTF_8);
        return Report.tables(Trials.read(json), "Conditions.");
    }

    @Test
    void rounds_areComparedWithinEachAndTheMedianIsTold() {
        measuredCold(80_000, 100_000); // 0.80
        measuredCold(170_000, 200_000); // 0.85, on a worse day
        measuredCold(99_000, 100_000); // 0.99
        measuredOthers();
        assertThat(tables())
                .contains(
                        "| RS256 | JDK | 99.0 (100) | 100.0 (100) | 400.0 (100) | 400.0 (100) | **0.85** | **4.0 ×** |")
                .contains("| EdDSA | ACCP | 99.0 (100)");
    }

    @Test
    void libraries_areComparedOnlyWhereSomebodyWouldUseThem() {
        measuredCold(90_000, 100_000);
        measuredOthers();
        assertThat(tables())
                .contains(
                        "| ES256 | BC | 90.0 (100) | 100.0 (100) | 400.0 (100) | 400.0 (100) | **0.90** | **4.0 ×** |")
                .contains(
                        "| EdDSA | BC | 90.0 (100) | 100.0 (100) | 400.0 (100) | 400.0 (100) | **0.90** | **4.0 ×** |")
                .contains(
                        "| EdDSA | JDK | 90.0 (100) | 100.0 (100) | not without a library | 400.0 (100) | **0.90** | – |")
                .doesNotContain("| RS256 | BC |")
                .doesNotContain("| PS256 | BC |");
    }

    @Test
    void eachTable_isThere() {
        measuredCold(90_000, 100_000);
        measuredOthers();
        assertThat(tables())
                .startsWith("\nConditions.\n")
                .contains("| 10000 | 500 (100) | 750 (100) | **1.50** | 800 (100) | **1.60** |")
                .contains("| the same ten rules | 80 (100) | 80 (100) | **1.00** |")
                .contains("| unknown issuer | 1,235 (100) |");
    }

    @Test
    void missingTrial_isNamed() {
        measuredOthers();
        assertThatIllegalArgumentException().isThrownBy(this::tables).withMessageContaining("ColdVerification.verify");
    }
}
