package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.DomainSettings.TokenType;
import org.bailiwick.config.EdgeScopes;
import org.bailiwick.config.InternalJwtSettings.Keys;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.config.NextHopSettings.Way;
import org.bailiwick.config.Transaction;
import org.bailiwick.event.ExchangeEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InternalJwtTradeTest {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final String PRESENTED = "the-callers-own-token";
    private static final Scopes READ = Scopes.of(List.of("orders:read"));
    private static final Optional<String> ANY_DOMAIN = Optional.empty();
    private static final Transaction TRANSACTION = new Transaction("example.com", "gateway");

    private final TestClock time = new TestClock();
    private final SigningKeys keys = keysFor(SignatureAlgorithm.ES256);

    private SigningKeys keysFor(SignatureAlgorithm algorithm) {
        return SigningKeys.of(new Keys.Generated(algorithm, Duration.ofHours(24)), LIFETIME, time);
    }

    private InternalJwtTrade trade(Optional<String> domain, Optional<Transaction> transaction, SigningKeys signing) {
        Way.InternalJwt way = new Way.InternalJwt(LIFETIME, transaction);
        NextHopSettings edge = new NextHopSettings(
                "rs2",
                new Target(ServiceBehindUs.RESOURCE, List.of("rs2"), List.of(URI.create(ServiceBehindUs.RESOURCE))),
                domain,
                new EdgeScopes.Intersection(Scopes.of(List.of("orders:read", "orders:write"))),
                way);
        return new InternalJwtTrade(edge, way, ServiceBehindUs.US, signing, time);
    }

    private static VerifiedToken.Builder alice(Duration left) {
        return VerifiedToken.vouchedBy(
                "home", new Issuer("https://as1.example.com"), "alice", TestClock.NOW.plus(left));
    }

    private static VerifiedToken.Builder alice() {
        return alice(Duration.ofHours(1));
    }

    private static Traded traded(InternalJwtTrade trade, VerifiedToken.Builder token, Scopes scopes) {
        return trade.get(new Caller(token.build(), PRESENTED), scopes)
                .toCompletableFuture()
                .join();
    }

    private static HopToken given(Traded traded) {
        return traded.answer()
                .fold(
                        given -> given.token(),
                        refused -> {
                            throw new AssertionError(refused);
                        },
                        undecided -> {
                            throw new AssertionError(undecided);
                        });
    }

    private HopToken accessToken(Optional<String> domain, VerifiedToken.Builder token, Scopes scopes) {
        return given(traded(trade(domain, Optional.empty(), keys), token, scopes));
    }

    private HopToken transactionToken(VerifiedToken.Builder token) {
        return given(traded(trade(ANY_DOMAIN, Optional.of(TRANSACTION), keys), token, READ));
    }

    private ServiceBehindUs service() {
        return ServiceBehindUs.knowing(new PublishedKeys("/jwks", keys).document(), time);
    }

    private Claims claimsOf(HopToken token) {
        return service().signed("at+jwt", token);
    }

    private static VerifiedToken accepted(Verification said) {
        return said.fold(
                accepted -> accepted.token(),
                rejected -> {
                    throw new AssertionError(rejected);
                },
                notMine -> {
                    throw new AssertionError(notMine);
                },
                unreachable -> {
                    throw new AssertionError(unreachable);
                });
    }

    @ParameterizedTest // AT-1 to AT-7
    @EnumSource(SignatureAlgorithm.class)
    void serviceForWhichWeAreADomain_acceptsIt(SignatureAlgorithm algorithm) {
        SigningKeys signing = keysFor(algorithm);
        HopToken token =
                given(traded(trade(Optional.of("home"), Optional.empty(), signing), alice().client("app"), READ));

        assertThat(token.field()).isEqualTo("Authorization");
        assertThat(token.value().reveal()).startsWith("Bearer ");
        VerifiedToken seen = accepted(ServiceBehindUs.knowing(new PublishedKeys("/jwks", signing).document(), time)
                .says(token));
        assertThat(seen.issuer()).isEqualTo(ServiceBehindUs.US);
        assertThat(seen.subject()).isEqualTo("alice");
        assertThat(seen.client()).contains("app");
        assertThat(seen.scopes()).isEqualTo(READ);
        assertThat(seen.expiresAt()).isEqualTo(token.expiresAt()).isEqualTo(TestClock.NOW.plus(LIFETIME));
        assertThat(seen.actor()).isEmpty();
    }

    @Test
    void head_saysWhatItIsAndByWhichKey() { // AT-1, JB-13
        assertThat(ServiceBehindUs.headOf(accessToken(ANY_DOMAIN, alice(), READ)))
                .containsOnly(
                        Map.entry("alg", "ES256"),
                        Map.entry("typ", "at+jwt"),
                        Map.entry("kid", keys.current().keyId().orElseThrow()));
    }

    @Test
    void callersOfAnyDomain_areNamedWithTheirIssuer() { // TBF-7
        Claims claims = claimsOf(accessToken(ANY_DOMAIN, alice(), READ));

        assertThat(claims.text("sub")).contains("https://as1.example.com#alice");
        assertThat(claims.object("sub_id")) // RFC 9493
                .contains(Map.of("format", "iss_sub", "iss", "https://as1.example.com", "sub", "alice"));
    }

    @Test
    void sameNameAtAnotherIssuer_isAnotherSubject() { // TBF-7, TX-11
        VerifiedToken.Builder other = VerifiedToken.vouchedBy(
                "partner", new Issuer("https://as2.example.com"), "alice", TestClock.NOW.plusSeconds(600));

        assertThat(claimsOf(accessToken(ANY_DOMAIN, other, READ)).text("sub"))
                .isNotEqualTo(claimsOf(accessToken(ANY_DOMAIN, alice(), READ)).text("sub"));
    }

    @Test // TBF-7, TE-1
    void clientAndActorsOfAnyDomain_areNamedWithTheirIssuer() {
        VerifiedToken.Builder acted = alice().client("app").actor(new Actor("agent", List.of("assistant")));
        Claims claims = claimsOf(accessToken(ANY_DOMAIN, acted, READ));
        assertThat(claims.text("client_id")).contains("https://as1.example.com#app");
        assertThat(claims.object("act"))
                .contains(Map.of(
                        "sub",
                        "https://as1.example.com#agent",
                        "act",
                        Map.of("sub", "https://as1.example.com#assistant")));
    }

    @Test
    void callerOfTheOneDomain_keepsItsName() {
        Claims claims = claimsOf(accessToken(Optional.of("home"), alice(), READ));

        assertThat(claims.text("sub")).contains("alice");
        assertThat(claims.object("sub_id").orElseThrow()).containsEntry("iss", "https://as1.example.com");
    }

    @Test
    void callerWithoutClient_isNamedByUs() { // AT-7
        assertThat(claimsOf(accessToken(ANY_DOMAIN, alice(), READ)).text("client_id"))
                .contains(ServiceBehindUs.US.value());
    }

    @Test
    void callerThatEndsSooner_bringsTheEndForward() {
        HopToken token = accessToken(ANY_DOMAIN, alice(Duration.ofSeconds(10)), READ);

        assertThat(token.expiresAt()).isEqualTo(TestClock.NOW.plusSeconds(10));
        assertThat(claimsOf(token).get("exp"))
                .contains(TestClock.NOW.plusSeconds(10).getEpochSecond());
    }

    @Test
    void end_isNeverRoundedUp() {
        time.advance(Duration.ofMillis(900));
        Instant callersEnd = TestClock.NOW.plusMillis(5_500);

        HopToken token = accessToken(ANY_DOMAIN, alice(Duration.ofMillis(5_500)), READ);

        assertThat(token.expiresAt()).isEqualTo(TestClock.NOW.plusSeconds(5)).isBefore(callersEnd);
        assertThat(claimsOf(token).get("iat")).contains(TestClock.NOW.getEpochSecond());
    }

    @Test
    void callerThatIsTakenOnlyByLeeway_getsNone() {
        Traded traded = traded(trade(ANY_DOMAIN, Optional.empty(), keys), alice(Duration.ZERO), READ);

        assertThat(traded.answer()).isEqualTo(new HopAnswer.Refused(Reason.TOKEN_EXPIRED));
        assertThat(traded.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void scopes_areThoseAskedForAndNoOthers() {
        VerifiedToken.Builder mighty = alice().scopes(Scopes.of(List.of("orders:read", "orders:write", "admin")));

        assertThat(claimsOf(accessToken(ANY_DOMAIN, mighty, READ)).text("scope"))
                .contains("orders:read");
    }

    @Test
    void noScopes_areNotMentioned() {
        assertThat(claimsOf(accessToken(ANY_DOMAIN, alice(), Scopes.NONE)).get("scope"))
                .isEmpty();
    }

    @Test
    void actors_areCarriedOnAsTheyWere() { // TE-1
        Actor actor = new Actor("rs1", List.of("agent", "assistant"));
        HopToken token = accessToken(Optional.of("home"), alice().actor(actor), READ);

        assertThat(accepted(service().says(token)).actor()).contains(actor);
        assertThat(claimsOf(token).object("act"))
                .contains(Map.of("sub", "rs1", "act", Map.of("sub", "agent", "act", Map.of("sub", "assistant"))));
    }

    @Test
    void nothingElseOfTheCaller_isInside() { // TX-26
        VerifiedToken.Builder telling = alice().client("app")
                .actor(new Actor("rs1", List.of()))
                .grants(new Grants(Map.of("teller", true)))
                .claims(Claims.of(Map.of(
                        "email",
                        "alice@example.com",
                        "roles",
                        List.of("teller"),
                        "jti",
                        "callers-id",
                        "authorization_details",
                        List.of(Map.of("type", "payment")),
                        "aud",
                        "https://rs1.example.com")));
        Claims plain = claimsOf(accessToken(ANY_DOMAIN, telling, READ));
        Claims transaction = service().signed("txntoken+jwt", transactionToken(telling));

        Set<String> names =
                new HashSet<>(Set.of("iss", "sub", "sub_id", "aud", "iat", "exp", "jti", "client_id", "scope", "act"));
        assertThat(plain.asMap()).containsOnlyKeys(names);
        names.addAll(Set.of("txn", "req_wl"));
        assertThat(transaction.asMap()).containsOnlyKeys(names);
        assertThat(List.of(plain.asMap().toString(), transaction.asMap().toString()))
                .noneMatch(text -> text.contains(PRESENTED)
                        || text.contains("email")
                        || text.contains("teller")
                        || text.contains("callers-id")
                        || text.contains("payment")
                        || text.contains("https://rs1"));
    }

    @Test
    void eachTrade_makesATokenOfItsOwn() {
        assertThat(claimsOf(accessToken(ANY_DOMAIN, alice(), READ)).get("jti"))
                .isNotEqualTo(claimsOf(accessToken(ANY_DOMAIN, alice(), READ)).get("jti"));
    }

    @Test
    void transactionToken_goesInItsOwnField() { // TX-1
        HopToken token = transactionToken(alice());

        assertThat(token.field()).isEqualTo("Txn-Token");
        assertThat(token.value().reveal()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void transactionToken_isTypedAsOne() { // TX-2
        assertThat(ServiceBehindUs.headOf(transactionToken(alice()))).containsEntry("typ", "txntoken+jwt");
    }

    @Test
    void transactionToken_saysAllThatItMust() { // TX-3, TX-11
        Claims claims = service().signed("txntoken+jwt", transactionToken(alice()));

        assertThat(claims.asMap())
                .containsEntry("iss", "https://gateway.example.com")
                .containsEntry("aud", "example.com")
                .containsEntry("sub", "https://as1.example.com#alice")
                .containsEntry("scope", "orders:read")
                .containsEntry("req_wl", "gateway")
                .containsEntry("iat", TestClock.NOW.getEpochSecond())
                .containsEntry("exp", TestClock.NOW.plus(LIFETIME).getEpochSecond()) // TX-9
                .containsKey("txn")
                .doesNotContainKeys("rctx", "tctx");
        assertThat(claims.text("txn"))
                .isNotEqualTo(service()
                        .signed("txntoken+jwt", transactionToken(alice()))
                        .text("txn"));
    }

    @ParameterizedTest // TX-7
    @EnumSource(TokenType.class)
    void transactionToken_isNoAccessToken(TokenType type) {
        Verification said = ServiceBehindUs.knowing(new PublishedKeys("/jwks", keys).document(), type, time)
                .says(transactionToken(alice()));

        assertThat(said).isEqualTo(new Verification.Rejected(Reason.TOKEN_TYPE_REFUSED));
    }

    @Test
    void transactionTokenWithoutScope_isNotMade() { // TX-3
        Traded traded = traded(trade(ANY_DOMAIN, Optional.of(TRANSACTION), keys), alice(), Scopes.NONE);

        assertThat(traded.answer())
                .isEqualTo(new HopAnswer.Refused(
                        Reason.NEXT_HOP_SCOPE_MISSING, Scopes.of(List.of("orders:read", "orders:write"))));
    }

    @Test
    void tokens_areNotPrinted() { // TX-10
        Traded traded = traded(trade(ANY_DOMAIN, Optional.of(TRANSACTION), keys), alice(), READ);

        assertThat(traded.toString())
                .doesNotContain(ServiceBehindUs.compact(given(traded)))
                .doesNotContain("alice");
    }
}
