package org.bailiwick.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.config.TestConfigurations.MINIMAL;
import static org.bailiwick.config.TestConfigurations.read;
import static org.bailiwick.config.TestConfigurations.resource;
import static org.bailiwick.config.TestConfigurations.withTop;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.ActorSettings.Source;
import org.bailiwick.config.ClientSettings.Proof;
import org.bailiwick.config.InternalJwtSettings.Keys;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.config.NextHopSettings.NewSubject;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.config.NextHopSettings.Way;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.policy.Rule;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.Test;

class NextHopSettingsTest {
    private static final Path DIRECTORY = resource("complete-next-hops.yaml").getParent();
    private static final Bounds DEFAULT_BOUNDS = new Bounds(Optional.empty(), new NewSubject.Same(), 4, Duration.ZERO);
    private static final TokenAuthority DISCOVERED = new TokenAuthority(
            new Issuer("https://as.example.com"),
            Optional.empty(),
            new ClientSettings("rs1", new Proof.BasicSecret(Secret.of("hush"))));

    private static Configuration complete() {
        return ConfigurationReader.read(resource("complete-next-hops.yaml"));
    }

    /** The settings of a hop for callers of the domain {@code home}, with these keys besides. */
    private static NextHopSettings hop(String keys) {
        return read(withTop("next-hops: {rs2: {resource: https://rs2.example.com, domain: home, " + keys + "}}"))
                .nextHops()
                .get("rs2");
    }

    private static NextHopSettings asked(String keys) {
        return hop("client: {id: rs1, secret: hush}, scopes: [b, a], " + keys);
    }

    private static NextHopSettings expected(EdgeScopes scopes, Way way) {
        return new NextHopSettings(
                "rs2",
                new Target("https://rs2.example.com", List.of(), List.of(URI.create("https://rs2.example.com"))),
                Optional.of("home"),
                scopes,
                way);
    }

    @Test
    void nothingSaid_isNoNextHop() {
        assertThat(read(MINIMAL).nextHops()).isEmpty();
        assertThat(read(MINIMAL).internalJwt()).isEmpty();
        assertThat(read(MINIMAL).policy().rules().get(0).nextHop()).isEmpty();
    }

    @Test
    void fewestKeys_haveEveryDefault() { // RD-1, RD-2, TE-5
        EdgeScopes scopes = new EdgeScopes.Intersection(Scopes.parse("b a"));
        assertThat(asked("via: redelegate"))
                .isEqualTo(expected(scopes, new Way.Redelegate(DISCOVERED, false, DEFAULT_BOUNDS)));
        assertThat(asked("via: exchange"))
                .isEqualTo(expected(scopes, new Way.Exchange(DISCOVERED, true, Optional.empty(), DEFAULT_BOUNDS)));
        assertThat(asked("via: chain, at: {issuer: https://b.example, client: {id: rs1, secret: hush}}"))
                .isEqualTo(expected(
                        scopes,
                        new Way.Chain(
                                DISCOVERED,
                                new TokenAuthority(
                                        new Issuer("https://b.example"), Optional.empty(), DISCOVERED.client()),
                                Optional.empty(),
                                DEFAULT_BOUNDS)));
        EdgeScopes none = new EdgeScopes.Intersection(Scopes.NONE);
        assertThat(hop("via: relay")).isEqualTo(expected(none, new Way.Relay()));
        assertThat(hop("via: internal-jwt"))
                .isEqualTo(expected(none, new Way.InternalJwt(Duration.ofSeconds(60), Optional.empty())));
    }

    @Test
    void audience_takesThePlaceOfResourceUnlessToldOtherwise() { // TE-5
        assertThat(asked("via: exchange, audience: [c]").way())
                .isEqualTo(new Way.Exchange(DISCOVERED, false, Optional.empty(), DEFAULT_BOUNDS));
        assertThat(asked("via: exchange, audience: [c], send-resource: true").way())
                .isEqualTo(new Way.Exchange(DISCOVERED, true, Optional.empty(), DEFAULT_BOUNDS));
        assertThat(asked("via: exchange, send-resource: false").way())
                .isEqualTo(new Way.Exchange(DISCOVERED, false, Optional.empty(), DEFAULT_BOUNDS));
    }

    @Test
    void hopForAnyDomain_hasNone() {
        assertThat(read(withTop("next-hops: {a: {via: internal-jwt, resource: https://a.example}}"))
                        .nextHops()
                        .get("a")
                        .domain())
                .isEmpty();
    }

    @Test
    void internalJwtThatIsNotWritten_hasEveryDefault() {
        assertThat(read(withTop("next-hops: {a: {via: internal-jwt, resource: https://a.example}}"))
                        .internalJwt())
                .contains(new InternalJwtSettings(
                        new Issuer("https://api.example.com"),
                        "/.well-known/jwks.json",
                        new Keys.Generated(SignatureAlgorithm.ES256, Duration.ofHours(24))));
    }

    @Test
    void internalJwtOfGeneratedKeys_isReadThroughout() {
        assertThat(read(withTop("next-hops: {a: {via: internal-jwt, resource: https://a.example}}\n"
                                + "internal-jwt: {algorithm: EdDSA, rotate-after: 1h}"))
                        .internalJwt()
                        .map(InternalJwtSettings::keys))
                .contains(new Keys.Generated(SignatureAlgorithm.EdDSA, Duration.ofHours(1)));
    }

    @Test
    void scopesThere_areThoseThatTheCallersAreWorth() { // RD-2, RD-3
        EdgeScopes scopes = complete().nextHops().get("abroad").scopes();
        assertThat(scopes.most()).isEqualTo(Scopes.parse("orders:read stock:read"));
        assertThat(scopes.allowed(Scopes.parse("stock"))).isEqualTo(scopes.most());
        assertThat(scopes.allowed(Scopes.parse("orders:read"))).isEqualTo(Scopes.NONE);
    }

    @Test
    void completeFile_isReadThroughout() {
        Configuration configuration = complete();
        assertThat(configuration.nextHops().values()).containsExactly(rs2(), tools(), abroad(), inside(), partner());
        assertThat(configuration.nextHops().keySet()).containsExactly("rs2", "tools", "abroad", "inside", "partner");
        assertThat(configuration.internalJwt())
                .contains(new InternalJwtSettings(
                        new Issuer("https://issuer.example.com"),
                        "/keys",
                        new Keys.InFiles(List.of(DIRECTORY.resolve("key.json"), DIRECTORY.resolve("keys.json")))));
        assertThat(configuration.policy().rules().stream().map(Rule::nextHop))
                .containsExactly(Optional.of("rs2"), Optional.of("tools"));
    }

    private static NextHopSettings rs2() {
        return new NextHopSettings(
                "rs2",
                new Target(
                        "https://rs2.example.com",
                        List.of("rs2-client"),
                        List.of(URI.create("https://rs2.internal:8443/v1"), URI.create("https://rs2.backup"))),
                Optional.of("home"),
                new EdgeScopes.Intersection(Scopes.parse("orders:read stock:read")),
                new Way.Redelegate(
                        new TokenAuthority(
                                new Issuer("https://as1.example.com"),
                                Optional.of(URI.create("https://as1.example.com/token?tenant=1")),
                                new ClientSettings("rs1", new Proof.PostedSecret(Secret.of("hush")))),
                        true,
                        new Bounds(Optional.of("home"), new NewSubject.Same(), 10, Duration.ofMinutes(10))));
    }

    private static NextHopSettings tools() {
        return new NextHopSettings(
                "tools",
                new Target("urn:example:tools", List.of("tools"), List.of(URI.create("https://tools.example.com"))),
                Optional.of("own"),
                new EdgeScopes.Mapping(
                        Scopes.parse("tool:read tool:list tool:write"),
                        Map.of("calendar", Scopes.parse("tool:read tool:list"), "mail", Scopes.parse("tool:read"))),
                new Way.Exchange(
                        new TokenAuthority(
                                new Issuer("https://own.example.com"),
                                Optional.empty(),
                                new ClientSettings("agent", new Proof.PrivateKey(DIRECTORY.resolve("key.json")))),
                        true,
                        Optional.of(new ActorSettings("agent-7", new Source.ClientCredentials(Scopes.parse("act")))),
                        new Bounds(Optional.of("own"), new NewSubject.OfClaim("email"), 1, Duration.ZERO)));
    }

    private static NextHopSettings abroad() {
        return new NextHopSettings(
                "abroad",
                new Target("https://abroad.example.org", List.of(), List.of(URI.create("https://abroad.example.org"))),
                Optional.of("home"),
                new EdgeScopes.Mapping(
                        Scopes.parse("orders:read stock:read"),
                        Map.of("orders", Scopes.parse("orders:read"), "stock", Scopes.parse("orders:read stock:read"))),
                new Way.Chain(
                        new TokenAuthority(
                                new Issuer("https://as1.example.com"),
                                Optional.empty(),
                                new ClientSettings(
                                        "rs1",
                                        new Proof.Certificate(DIRECTORY.resolve("store.p12"), Secret.of("hush")))),
                        new TokenAuthority(
                                new Issuer("https://as-b.example.com"),
                                Optional.of(URI.create("https://as-b.example.com/token")),
                                new ClientSettings("rs1-at-b", new Proof.BasicSecret(Secret.of("hush")))),
                        Optional.of(new ActorSettings("rs1", new Source.InFile(DIRECTORY.resolve("key.json")))),
                        new Bounds(Optional.of("far"), new NewSubject.Mapped(), 4, Duration.ZERO)));
    }

    private static NextHopSettings inside() {
        return new NextHopSettings(
                "inside",
                new Target("https://inside.example.com", List.of(), List.of(URI.create("https://inside:8443"))),
                Optional.of("own"),
                new EdgeScopes.Intersection(Scopes.parse("orders:read")),
                new Way.InternalJwt(Duration.ofSeconds(5), Optional.of(new Transaction("example.com", "gateway"))));
    }

    private static NextHopSettings partner() {
        return new NextHopSettings(
                "partner",
                new Target(
                        "https://partner.example.com",
                        List.of("partner"),
                        List.of(URI.create("https://partner.internal"))),
                Optional.of("own"),
                new EdgeScopes.Intersection(Scopes.NONE),
                new Way.Relay());
    }
}
