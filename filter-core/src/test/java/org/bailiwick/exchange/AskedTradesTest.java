package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.bailiwick.exchange.FakeWeb.error;
import static org.bailiwick.exchange.FakeWeb.json;
import static org.bailiwick.exchange.TradesUnderTest.outcome;
import static org.bailiwick.transport.TestAnswers.join;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.config.ActorSettings;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.config.NextHopSettings.Way.Chain;
import org.bailiwick.config.NextHopSettings.Way.Exchange;
import org.bailiwick.config.NextHopSettings.Way.Redelegate;
import org.bailiwick.event.Event;
import org.bailiwick.event.ExchangeEvent;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All of it together, from a caller to a token, but for what finds the token good. */
class AskedTradesTest {
    private static final Map<String, Object> EXCHANGED =
            Map.of("access_token", "new", "token_type", "Bearer", "issued_token_type", TokenTypes.ACCESS_TOKEN);

    @TempDir
    private Path folder;

    private final TestTicker ticker = new TestTicker();
    private final TestClock clock = new TestClock();
    private final FakeWeb web = new FakeWeb();
    private final FakeWeb behindCertificate = new FakeWeb();
    private final List<Event> events = new ArrayList<>();
    private final TradesUnderTest.Trusting appraiser = new TradesUnderTest.Trusting();
    private final TokenEndpoints endpoints =
            new TokenEndpoints(web, certificate -> behindCertificate, clock, ticker, () -> 0);
    private final AskedTrades trades = new AskedTrades(endpoints, bounds -> appraiser, events::add, clock, ticker);

    private Trade exchange(TokenAuthority authority, Optional<ActorSettings> actor) {
        Exchange way = new Exchange(authority, true, actor, TradesUnderTest.BOUNDS);
        return trades.exchange(edge(way), way);
    }

    private Trade exchange() {
        return exchange(TradesUnderTest.FIRST, Optional.empty());
    }

    private Trade chain() {
        Chain way = new Chain(TradesUnderTest.FIRST, TradesUnderTest.SECOND, Optional.empty(), TradesUnderTest.BOUNDS);
        return trades.chain(edge(way), way);
    }

    private static NextHopSettings edge(NextHopSettings.Way way) {
        return TradesUnderTest.edge(TradesUnderTest.target(), way);
    }

    private static Traded get(Trade trade) {
        return join(trade.get(TradesUnderTest.caller(), TradesUnderTest.READ));
    }

    private static Map<String, Object> grant() {
        String jwt = TradesUnderTest.jwt(Map.of(
                "iss",
                TradesUnderTest.AS_A,
                "aud",
                TradesUnderTest.AS_B,
                "sub",
                "alice",
                "exp",
                TradesUnderTest.END.getEpochSecond()));
        return Map.of("access_token", jwt, "token_type", "N_A", "issued_token_type", TokenTypes.JWT);
    }

    @Test // RD-1, RD-4
    void redelegation_isOneCallAndOneEvent() {
        web.at(TradesUnderTest.AT_A, json(Map.of("access_token", "new", "token_type", "Bearer")));
        Redelegate way = new Redelegate(TradesUnderTest.FIRST, false, TradesUnderTest.BOUNDS);

        Traded traded = get(trades.redelegate(edge(way), way));
        assertThat(traded.answer()).isEqualTo(new HopAnswer.Given(HopToken.bearer("new", TradesUnderTest.END)));
        assertThat(web.form())
                .containsExactlyInAnyOrder(
                        "grant_type=urn:ietf:params:oauth:grant_type:redelegate",
                        "token=" + TradesUnderTest.PRESENTED,
                        "scope=orders:read stock:read",
                        "client_id=rs1",
                        "client_secret=pw");
        assertThat(events).singleElement().satisfies(event -> {
            ExchangeEvent told = (ExchangeEvent) event;
            assertThat(told.nextHop()).isEqualTo("rs2");
            assertThat(told.via()).isEqualTo("redelegate");
            assertThat(told.outcome()).isEqualTo(ExchangeEvent.Outcome.GIVEN);
        });
    }

    @Test // IC-3 to IC-5, IC-8, IC-11
    void chain_authenticatesAtBothAndShowsTheSecondTheGrantAlone() {
        web.at(TradesUnderTest.AT_A, json(grant()));
        web.at(TradesUnderTest.AT_B, json(Map.of("access_token", "new", "token_type", "Bearer")));

        assertThat(outcome(get(chain()))).isEqualTo("given");
        assertThat(web.asked()).containsExactly(TradesUnderTest.AT_A, TradesUnderTest.AT_B);
        assertThat(FakeWeb.form(web.questions().get(0))).contains("client_id=rs1", "client_secret=pw");
        assertThat(web.form())
                .containsExactlyInAnyOrder(
                        "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion=" + grant().get("access_token"),
                        "scope=orders:read stock:read",
                        "resource=https://rs2.example.com",
                        "client_id=rs1-at-b",
                        "client_secret=pw");
    }

    @Test // TE-5
    void actorOfOurOwn_isGotFromTheSameAuthorityAndRemembered() {
        ActorSettings actor = new ActorSettings("rs1", new ActorSettings.Source.ClientCredentials(Scopes.parse("act")));
        web.at(
                TradesUnderTest.AT_A,
                json(Map.of("access_token", "ours", "token_type", "Bearer", "expires_in", 300)),
                json(EXCHANGED));
        Trade trade = exchange(TradesUnderTest.FIRST, Optional.of(actor));

        assertThat(outcome(get(trade))).isEqualTo("given");
        assertThat(outcome(get(trade))).isEqualTo("given");
        assertThat(web.questions()).hasSize(3);
        assertThat(FakeWeb.form(web.questions().get(0)))
                .containsExactlyInAnyOrder(
                        "grant_type=client_credentials", "scope=act", "client_id=rs1", "client_secret=pw");
        assertThat(web.form())
                .contains(
                        "actor_token=ours",
                        "actor_token_type=urn:ietf:params:oauth:token-type:access_token",
                        "subject_token=" + TradesUnderTest.PRESENTED);
        assertThat(appraiser.expected().actor()).contains("rs1");
    }

    @Test // TE-5
    void actorInAFile_isSentAsAJwt() throws Exception {
        String jwt = TradesUnderTest.jwt(Map.of("sub", "rs1"));
        Path file = Files.writeString(folder.resolve("actor.jwt"), jwt);
        web.at(TradesUnderTest.AT_A, json(EXCHANGED));

        Trade trade = exchange(
                TradesUnderTest.FIRST, Optional.of(new ActorSettings("rs1", new ActorSettings.Source.InFile(file))));
        assertThat(outcome(get(trade))).isEqualTo("given");
        assertThat(web.form()).contains("actor_token=" + jwt, "actor_token_type=urn:ietf:params:oauth:token-type:jwt");
    }

    @ParameterizedTest // RD-8, TE-7
    @CsvSource({
        "400, invalid_grant, NEXT_HOP_TOKEN_REFUSED",
        "400, invalid_request, NEXT_HOP_TOKEN_REFUSED",
        "400, invalid_scope, NEXT_HOP_SCOPE_REFUSED",
        "400, invalid_target, NEXT_HOP_TARGET_REFUSED",
        "403, access_denied, NEXT_HOP_TARGET_REFUSED",
        "401, invalid_client, CREDENTIALS_REFUSED",
        "400, unauthorized_client, CREDENTIALS_REFUSED",
        "400, unsupported_grant_type, AUTHORITY_ANSWER_INVALID",
        "404, other, AUTHORITY_ANSWER_INVALID",
        "200, other, AUTHORITY_ANSWER_INVALID",
        "429, other, AUTHORITY_UNREACHABLE",
        "503, other, AUTHORITY_UNREACHABLE",
    })
    void everyAnswerWithoutAToken_isWhatItIs(int status, String code, String reason) {
        web.at(TradesUnderTest.AT_A, error(status, code));
        Traded traded = get(exchange());
        assertThat(outcome(traded)).isEqualTo(reason);
        assertThat(traded.detail()).startsWith(TradesUnderTest.AS_A + ": ").doesNotContain("s3cret", "alice");
        assertThat(appraiser.count()).isZero();
    }

    @Test // RD-8
    void lackOfAConnection_isMadeUpForAndIsOneEvent() {
        web.at(TradesUnderTest.AT_A, FakeWeb.failed(Why.UNREACHABLE), json(EXCHANGED));
        assertThat(outcome(get(exchange()))).isEqualTo("given");
        assertThat(web.questions()).hasSize(2);
        assertThat(events).hasSize(1);
    }

    @Test // IC-8
    void grantIsSentOnce_evenWhenTheConnectionBreaks() {
        web.at(TradesUnderTest.AT_A, json(grant()));
        web.at(TradesUnderTest.AT_B, FakeWeb.failed(Why.UNREACHABLE));
        assertThat(outcome(get(chain()))).isEqualTo("AUTHORITY_UNREACHABLE");
        assertThat(web.asked()).containsExactly(TradesUnderTest.AT_A, TradesUnderTest.AT_B);
    }

    @Test
    void edgesToTheSameAuthority_shareWhatIsKnownOfIt() {
        web.at(TradesUnderTest.AT_A, error(503, "other"));
        Trade one = exchange();
        Trade other = chain();
        for (int time = 0; time < 5; time++) {
            get(one);
        }
        assertThat(outcome(get(other))).isEqualTo("AUTHORITY_UNREACHABLE");
        assertThat(web.questions()).hasSize(5);
        assertThat(endpoints.healthOf(TradesUnderTest.FIRST).get().state()).isEqualTo(AuthorityHealth.State.LEFT_ALONE);
        assertThat(endpoints.healthOf(TradesUnderTest.SECOND).get().state()).isEqualTo(AuthorityHealth.State.ASKED);
    }

    @Test
    void authorityThatNobodyAsks_hasNoHealth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoints.healthOf(TradesUnderTest.FIRST))
                .withMessageContaining(TradesUnderTest.AS_A);
    }

    @Test // AM-5
    void endpointThatIsNotConfigured_isDiscovered() {
        String metadata = TradesUnderTest.AS_A + "/.well-known/oauth-authorization-server";
        web.at(metadata, json(Map.of("issuer", TradesUnderTest.AS_A, "token_endpoint", TradesUnderTest.AT_A)));
        web.at(TradesUnderTest.AT_A, json(EXCHANGED));
        Trade trade = exchange(
                new TokenAuthority(TradesUnderTest.FIRST.issuer(), Optional.empty(), TradesUnderTest.FIRST.client()),
                Optional.empty());

        assertThat(outcome(get(trade))).isEqualTo("given");
        assertThat(outcome(get(trade))).isEqualTo("given");
        assertThat(web.asked()).containsExactly(metadata, TradesUnderTest.AT_A, TradesUnderTest.AT_A);
    }

    @Test // MT-7, RD-4
    void certificate_isShownAtTheAliasByItsOwnTransport() {
        String alias = "https://mtls.as-a.example.com/token";
        Map<String, Object> metadata =
                new HashMap<>(Map.of("issuer", TradesUnderTest.AS_A, "token_endpoint", TradesUnderTest.AT_A));
        metadata.put("mtls_endpoint_aliases", Map.of("token_endpoint", alias));
        web.at(TradesUnderTest.AS_A + "/.well-known/oauth-authorization-server", json(metadata));
        behindCertificate.at(alias, json(EXCHANGED));
        ClientSettings client =
                new ClientSettings("rs1", new Proof.Certificate(folder.resolve("rs1.p12"), Secret.of("changeit")));

        Trade trade = exchange(
                new TokenAuthority(TradesUnderTest.FIRST.issuer(), Optional.empty(), client), Optional.empty());
        assertThat(outcome(get(trade))).isEqualTo("given");
        assertThat(behindCertificate.asked()).containsExactly(alias);
        assertThat(behindCertificate.form()).contains("client_id=rs1");
        assertThat(web.questions()).hasSize(1);
    }

    @Test
    void keyFileThatIsUnusable_isFoundWhenItIsAssembled() {
        TokenAuthority authority = new TokenAuthority(
                TradesUnderTest.FIRST.issuer(),
                Optional.of(URI.create(TradesUnderTest.AT_A)),
                new ClientSettings("rs1", new Proof.PrivateKey(folder.resolve("none.json"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exchange(authority, Optional.empty()))
                .withMessageContaining("none.json");
    }

    @Test // RD-8: never a token where none was given
    void answersAtRandom_neverThrowAndNeverGiveAToken() {
        SplittableRandom chance = new SplittableRandom(8707);
        Trade one = exchange();
        Trade two = chain();
        for (int time = 0; time < 2_000; time++) {
            byte[] octets = new byte[chance.nextInt(200)];
            chance.nextBytes(octets);
            int status = chance.nextBoolean() ? 200 : chance.nextInt(100, 600);
            web.at(TradesUnderTest.AT_A, new Answered(status, Map.of("content-type", "application/json"), octets));
            assertThat(outcome(get(chance.nextBoolean() ? one : two))).isNotEqualTo("given");
            ticker.advanceSeconds(31); // however long it was left alone
        }
        assertThat(appraiser.count()).isZero();
        assertThat(events).hasSize(2_000);
    }
}
