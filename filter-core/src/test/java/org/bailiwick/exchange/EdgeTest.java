package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.exchange.HopsUnderTest.CALLERS_END;
import static org.bailiwick.exchange.HopsUnderTest.CHAIN;
import static org.bailiwick.exchange.HopsUnderTest.EXCHANGE;
import static org.bailiwick.exchange.HopsUnderTest.HOME;
import static org.bailiwick.exchange.HopsUnderTest.INTERNAL_JWT;
import static org.bailiwick.exchange.HopsUnderTest.REDELEGATE;
import static org.bailiwick.exchange.HopsUnderTest.RELAY;
import static org.bailiwick.exchange.HopsUnderTest.boundCaller;
import static org.bailiwick.exchange.HopsUnderTest.scopes;
import static org.bailiwick.exchange.HopsUnderTest.shown;
import static org.bailiwick.exchange.HopsUnderTest.vouched;
import static org.bailiwick.transport.TestAnswers.join;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.config.EdgeScopes;
import org.bailiwick.config.NextHopSettings.Way;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer.Refused;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an edge refuses by itself; who refuses for another reason is asked. */
class EdgeTest {
    private static final EdgeScopes SCOPES = new EdgeScopes.Intersection(scopes("read", "write"));
    private static final EdgeScopes NO_SCOPES = new EdgeScopes.Intersection(Scopes.NONE);
    private static final EdgeScopes MAPPED = new EdgeScopes.Mapping(
            scopes("tool:read", "tool:write"),
            Map.of(
                    "calendar", scopes("tool:read"),
                    "diary", scopes("tool:write", "tool:read"),
                    "mail", scopes("tool:admin")));

    private final HopsUnderTest under = new HopsUnderTest();
    private final ScriptedTrade trade = under.trade;

    private NextHop hop(Optional<String> domain, EdgeScopes scopes, Way way, Caller caller) {
        Edge edge = new Edge(HopsUnderTest.settings("rs2", domain, scopes, way), trade);
        return new ConfiguredNextHops(List.of(edge), 1_000_000, under.clock, under.ticker).of("rs2", caller);
    }

    private NextHop hop(EdgeScopes scopes, Way way, Caller caller) {
        return hop(Optional.of("home"), scopes, way, caller);
    }

    private static Caller callerWith(String... scopes) {
        return new Caller(vouched("home", CALLERS_END).scopes(scopes(scopes)).build(), "caller");
    }

    private HopAnswer untraded(NextHop hop) {
        HopAnswer answer = join(hop.token());
        assertThat(trade.count()).as("trades").isZero();
        return answer;
    }

    private static Refused missing(String... needed) {
        return new Refused(Reason.NEXT_HOP_SCOPE_MISSING, scopes(needed));
    }

    static Stream<Way> asked() {
        return Stream.of(REDELEGATE, EXCHANGE, CHAIN, INTERNAL_JWT);
    }

    static Stream<Way> all() {
        return Stream.concat(asked(), Stream.of(RELAY));
    }

    @ParameterizedTest
    @MethodSource("all")
    void callerOfAnotherDomain_isRefusedUnasked(Way way) {
        Caller other =
                new Caller(vouched("away", CALLERS_END).scopes(scopes("read")).build(), "caller");
        assertThat(untraded(hop(SCOPES, way, other))).isEqualTo(new Refused(Reason.NEXT_HOP_NOT_FOR_DOMAIN));
    }

    @ParameterizedTest
    @MethodSource("all")
    void foreignToken_isNotForAnEdgeOfADomain(Way way) {
        Caller foreign = new Caller(
                vouched("home", CALLERS_END)
                        .scopes(scopes("read"))
                        .vouchers(List.of(new Issuer("https://as.away.example"), HOME))
                        .build(),
                "caller");
        assertThat(untraded(hop(SCOPES, way, foreign))).isEqualTo(new Refused(Reason.NEXT_HOP_NOT_FOR_DOMAIN));
        assertThat(shown(join(
                        hop(Optional.empty(), SCOPES, INTERNAL_JWT, foreign).token())))
                .isEqualTo("t1");
    }

    @Test // RD-9
    void tokenBoundToItsSender_isNeitherRedelegatedNorRelayed() {
        for (Way way : List.of(REDELEGATE, RELAY)) {
            assertThat(untraded(hop(SCOPES, way, boundCaller())))
                    .isEqualTo(new Refused(Reason.NEXT_HOP_SENDER_CONSTRAINED));
        }
        for (Way way : List.of(EXCHANGE, CHAIN, INTERNAL_JWT)) {
            assertThat(shown(join(hop(SCOPES, way, boundCaller()).token()))).startsWith("t");
        }
    }

    @Test
    void callerWithASession_hasNoTokenToTrade() {
        Caller caller = Caller.ofSession(
                vouched("home", CALLERS_END).scopes(scopes("read")).build(), TokenHash.of("session"));
        for (Way way : List.of(REDELEGATE, EXCHANGE, CHAIN, RELAY)) {
            assertThat(untraded(hop(SCOPES, way, caller))).isEqualTo(new Refused(Reason.NEXT_HOP_NOT_FOR_DOMAIN));
        }
        assertThat(shown(join(hop(SCOPES, INTERNAL_JWT, caller).token()))).startsWith("t");
    }

    @Test
    void firstThatIsWrong_isTheReason() {
        Caller bound = new Caller(
                vouched("home", CALLERS_END)
                        .claims(Claims.of(Map.of("cnf", "any")))
                        .build(),
                "caller");
        assertThat(shown(untraded(hop(Optional.of("else"), SCOPES, REDELEGATE, bound))))
                .isEqualTo("NEXT_HOP_NOT_FOR_DOMAIN");
        assertThat(shown(untraded(hop(SCOPES, REDELEGATE, bound)))).isEqualTo("NEXT_HOP_SENDER_CONSTRAINED");
        assertThat(shown(untraded(hop(SCOPES, EXCHANGE, bound)))).isEqualTo("NEXT_HOP_SCOPE_MISSING");
    }

    @ParameterizedTest // RD-2, RD-3
    @MethodSource("asked")
    void scopesAskedFor_areTheCallersWithinTheEdges(Way way) {
        join(hop(SCOPES, way, callerWith("write", "other", "read")).token());
        join(hop(SCOPES, way, callerWith("other", "write")).token());
        join(hop(SCOPES, way, callerWith("read", "write"))
                .narrowedTo(scopes("write"))
                .token());
        join(hop(MAPPED, way, callerWith("calendar", "mail")).token());
        assertThat(trade.asked())
                .containsExactly(scopes("read", "write"), scopes("write"), scopes("write"), scopes("tool:read"));
    }

    @ParameterizedTest // RD-2
    @MethodSource("asked")
    void callerWithoutAnyScopeOfTheEdge_isToldWhatIsNeeded(Way way) {
        assertThat(untraded(hop(SCOPES, way, callerWith("other")))).isEqualTo(missing("read", "write"));
        assertThat(untraded(hop(SCOPES, way, callerWith()))).isEqualTo(missing("read", "write"));
        assertThat(untraded(hop(MAPPED, way, callerWith("mail", "tool:read"))))
                .as("as the caller's authority calls it")
                .isEqualTo(missing("calendar", "diary"));
    }

    @ParameterizedTest // RD-2
    @MethodSource("asked")
    void moreThanTheCallerMay_isRefusedUnasked(Way way) {
        assertThat(untraded(hop(SCOPES, way, callerWith("read")).narrowedTo(scopes("write"))))
                .isEqualTo(missing("write"));
        assertThat(untraded(hop(SCOPES, way, callerWith("read")).narrowedTo(scopes("read", "write"))))
                .isEqualTo(missing("read", "write"));
        assertThat(untraded(hop(SCOPES, way, callerWith("read", "other")).narrowedTo(scopes("other"))))
                .as("nobody may")
                .isEqualTo(missing());
        assertThat(untraded(hop(SCOPES, way, callerWith("read")).narrowedTo(Scopes.NONE)))
                .isEqualTo(missing());
        assertThat(untraded(hop(MAPPED, way, callerWith("calendar")).narrowedTo(scopes("tool:write"))))
                .isEqualTo(missing("diary"));
        assertThat(untraded(hop(MAPPED, way, callerWith("mail")).narrowedTo(scopes("tool:admin"))))
                .isEqualTo(missing());
    }

    @Test // RD-2
    void whatWasNarrowedAway_doesNotComeBack() {
        NextHop narrow = hop(SCOPES, EXCHANGE, callerWith("read", "write")).narrowedTo(scopes("read"));
        assertThat(shown(untraded(narrow.narrowedTo(scopes("read", "write"))))).isEqualTo("NEXT_HOP_SCOPE_MISSING");
        assertThat(shown(untraded(narrow.narrowedTo(scopes("write"))))).isEqualTo("NEXT_HOP_SCOPE_MISSING");
        assertThat(shown(join(narrow.narrowedTo(scopes("read")).token()))).isEqualTo("t1");
    }

    @Test // RD-2
    void edgeWithoutScopes_givesTokensOfOurOwnOnly() {
        for (Way way : List.of(REDELEGATE, EXCHANGE, CHAIN)) {
            assertThat(untraded(hop(NO_SCOPES, way, callerWith("read")))).isEqualTo(missing());
        }
        NextHop ours = hop(NO_SCOPES, INTERNAL_JWT, callerWith("read"));
        assertThat(untraded(ours.narrowedTo(scopes("read")))).isEqualTo(missing());
        assertThat(shown(join(ours.token()))).isEqualTo("t1");
        assertThat(trade.asked()).containsExactly(Scopes.NONE);
    }

    @Test
    void relayedToken_isNotRemembered() {
        NextHop relay = hop(NO_SCOPES, RELAY, callerWith("read"));
        assertThat(shown(join(relay.token()))).isEqualTo("t1");
        assertThat(shown(join(relay.token()))).isEqualTo("t2");
    }

    @Test
    void relayedToken_hasNoOtherInItsPlace() {
        NextHop relay = hop(NO_SCOPES, RELAY, callerWith("read"));
        HopToken sent = HopToken.bearer("caller", CALLERS_END);
        assertThat(join(relay.tokenInPlaceOf(sent))).isEqualTo(new HopAnswer.Undecided(Reason.NEXT_HOP_REFUSED));
        assertThat(trade.count()).isZero();
    }

    @Test
    void relayedToken_isNotGivenForLessThanItIsWorth() {
        NextHop relay = hop(NO_SCOPES, RELAY, callerWith("read", "write"));
        assertThat(shown(untraded(relay.narrowedTo(scopes("read"))))).isEqualTo("NEXT_HOP_RELAY_REFUSED");
        assertThat(shown(join(relay.narrowedTo(scopes("read", "write")).token())))
                .isEqualTo("t1");
    }
}
