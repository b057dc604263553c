package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.event.ExchangeEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelayTradeTest {
    private static final Instant END = Instant.parse("2026-11-21T12:05:00Z");
    private static final Scopes SCOPES = Scopes.of(List.of("orders:read"));

    private final RelayTrade trade = new RelayTrade(new Target(
            "https://rs2.example.com", List.of("rs2-client"), List.of(URI.create("https://rs2.internal:8443"))));

    private Traded of(Map<String, Object> claims) {
        VerifiedToken token = VerifiedToken.vouchedBy("home", new Issuer("https://as1.example.com"), "alice", END)
                .scopes(SCOPES)
                .claims(Claims.of(claims))
                .build();
        return trade.get(new Caller(token, "the-callers-own"), SCOPES)
                .toCompletableFuture()
                .join();
    }

    static Stream<Object> audiencesWithTheTarget() {
        return Stream.of(
                "https://rs2.example.com",
                "rs2-client",
                List.of("https://rs1.example.com", "https://rs2.example.com"),
                List.of("rs2-client"));
    }

    @ParameterizedTest // RI-2
    @MethodSource("audiencesWithTheTarget")
    void tokenThatIsMeantForTheTarget_isPassedOn(Object audience) {
        Traded traded = of(Map.of("aud", audience));

        assertThat(traded.outcome()).isEqualTo(Outcome.GIVEN);
        assertThat(traded.answer())
                .isEqualTo(
                        new HopAnswer.Given(new HopToken("Authorization", Secret.of("Bearer the-callers-own"), END)));
    }

    static Stream<Map<String, Object>> claimsWithoutTheTarget() {
        return Stream.of(
                Map.of(),
                Map.of("aud", "https://rs1.example.com"),
                Map.of("aud", "https://rs2.example.com/"),
                Map.of("aud", "https://RS2.example.com"),
                Map.of("aud", "https://rs2.internal:8443"),
                Map.of("aud", List.of()),
                Map.of("aud", List.of("https://rs1.example.com", "https://rs3.example.com")),
                Map.of("aud", Map.of("https://rs2.example.com", true)),
                Map.of("aud", List.of("https://rs2.example.com", 2L)),
                Map.of("resource", "https://rs2.example.com"));
    }

    @ParameterizedTest // RI-2
    @MethodSource("claimsWithoutTheTarget")
    void tokenThatIsNotMeantForTheTarget_isNeverPassedOn(Map<String, Object> claims) {
        Traded traded = of(claims);

        assertThat(traded.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(traded.answer()).isEqualTo(new HopAnswer.Refused(Reason.NEXT_HOP_RELAY_REFUSED));
        assertThat(traded.detail()).contains("expected: one of").contains("rs2-client");
    }

    @Test
    void refusal_namesNobody() {
        assertThat(of(Map.of("sub", "alice", "aud", "alices-device")).detail()).doesNotContain("alice");
    }
}
