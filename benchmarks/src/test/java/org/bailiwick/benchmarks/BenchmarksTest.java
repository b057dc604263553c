package org.bailiwick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.bailiwick.access.Verdict;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.policy.Policy;
import org.bailiwick.token.VerifiedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every body of a benchmark runs once and does what it is measured for; each setup refuses to measure anything else. */
class BenchmarksTest {
    @ParameterizedTest
    @EnumSource(
            value = SignatureAlgorithm.class,
            names = {"RS256", "RS512", "PS256", "ES256", "ES384", "EdDSA"})
    void newToken_isVerifiedByEveryPeerWithEveryProviderComparedThere(SignatureAlgorithm algorithm) throws Exception {
        for (Peer peer : Peer.values()) {
            for (Crypto crypto : Crypto.values()) {
                if (!peer.isMeasuredAt(algorithm, crypto)) {
                    continue;
                }
                ColdVerification cold = new ColdVerification();
                cold.algorithm = algorithm;
                cold.crypto = crypto;
                cold.peer = peer;
                cold.prepare();
                assertThat(cold.verify()).as(peer + " with " + crypto).isNotNull();
            }
        }
    }

    @Test
    void newToken_isVouchedForByTheCore() throws Exception {
        ColdVerification cold = new ColdVerification();
        cold.prepare();
        assertThat(cold.verify()).isInstanceOf(VerifiedToken.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void knownToken_isAdmittedAndFound(int tokens) {
        KnownToken known = new KnownToken();
        known.tokens = tokens;
        known.prepare();
        for (int i = 0; i < tokens; i++) {
            assertThat(known.floor()).isNotNull();
            assertThat(known.admit()).isInstanceOf(Verdict.Granted.class);
            assertThat(known.admitWithAuditLogOff()).isInstanceOf(Verdict.Granted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void knownOpaqueToken_isAdmittedBesideAJwt(int tokens) {
        KnownOpaqueToken known = new KnownOpaqueToken();
        known.tokens = tokens;
        known.prepare();
        for (int i = 0; i < tokens; i++) {
            assertThat(known.jwt()).isInstanceOf(Verdict.Granted.class);
            assertThat(known.opaque()).isInstanceOf(Verdict.Granted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void knownNextHop_isGivenToTheRuleAndTheApplication(int tokens) {
        KnownNextHop known = new KnownNextHop();
        known.tokens = tokens;
        known.prepare();
        for (int i = 0; i < tokens; i++) {
            assertThat(known.decision())
                    .isInstanceOfSatisfying(
                            Verdict.Granted.class,
                            granted -> assertThat(granted.context().hopToken()).isEmpty());
            assertThat(known.decisionWithNextHop())
                    .isInstanceOfSatisfying(
                            Verdict.Granted.class,
                            granted -> assertThat(granted.context().hopToken()).isPresent());
            assertThat(known.nextHop()).isInstanceOf(HopAnswer.Given.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 200})
    void lookup_findsTheRuleOfThePath(int rules) {
        RuleLookup lookup = new RuleLookup();
        lookup.rules = rules;
        lookup.prepare();
        assertThat(ruleOf(lookup.amongTen())).isEqualTo("rule-" + rules / 10);
        assertThat(ruleOf(lookup.amongAll())).isEqualTo("rule-2");
    }

    private static String ruleOf(Object match) {
        return ((Optional<?>) match)
                .map(found -> ((Policy.Match) found).rule().id())
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Refusal.Flaw.class)
    void flawedRequest_isTurnedAway(Refusal.Flaw flaw) {
        Refusal refusal = new Refusal();
        refusal.flaw = flaw;
        refusal.prepare();
        assertThat(refusal.admit()).isInstanceOf(Verdict.Denied.class);
    }
}
