package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.FederationSettings;
import org.bailiwick.config.FederatorSettings;
import org.bailiwick.introspection.Introspector;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.keys.TestClock;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.ScopeMapping;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;

/**
 * The endpoint of AS2, to be changed before it is first asked. AS2 has a home, trusts AS1 (which may speak for AS0) and AS4, and
 * is trusted by AS3. RS2 is its resource server.
 */
final class TestEndpoint implements AutoCloseable {
    static final Issuer AS0 = new Issuer("https://as0.example.com");
    static final Issuer AS1 = new Issuer("https://as1.example.com");
    static final Issuer AS2 = new Issuer("https://as2.example.com");
    static final Issuer AS3 = new Issuer("https://as3.example.com");
    static final Issuer AS4 = new Issuer("https://as4.example.com");
    static final String RS2 = "https://rs2.example.com";
    static final String RS3 = "https://rs3.example.com";

    static final ScopeMapping READ = mapping(Map.of(), "orders:read");
    static final Duration LIFETIME = Duration.ofHours(1);

    final TestClock clock = new TestClock();
    final AtomicLong nanos = new AtomicLong();
    final FakeAuthority home = new FakeAuthority();
    final FakeAuthority as1 = new FakeAuthority();
    final FakeAuthority as4 = new FakeAuthority();

    Issuer issuer = AS2;
    Optional<String> homeName = Optional.of("home");
    int hops = 4;
    Duration deadline = Duration.ofSeconds(2);
    Optional<JwtSigner> signer = Optional.empty();
    final Map<String, KeyRing> keys = new LinkedHashMap<>();
    final Map<String, AskedDomain> domains = new LinkedHashMap<>();
    final List<FederationSettings.ResourceServer> resourceServers = new ArrayList<>();
    final List<FederationSettings.Trustee> trustees = new ArrayList<>();
    final List<FederationSettings.Trustor> trustors = new ArrayList<>();

    private FederationEndpoint endpoint;

    /** Knows nobody yet. */
    private TestEndpoint() {}

    /** Has nobody to ask and nobody who asks. */
    static TestEndpoint alone(Issuer issuer) {
        TestEndpoint alone = new TestEndpoint();
        alone.issuer = issuer;
        alone.homeName = Optional.empty();
        return alone;
    }

    static TestEndpoint ofAs2() {
        TestEndpoint as2 = new TestEndpoint();
        as2.domain(domain("home", AS2), as2.home);
        as2.domain(domain("as1", AS1, new FederatorSettings(AS0, READ, Optional.of("a0_"))), as2.as1);
        as2.domain(domain("as4", AS4), as2.as4);
        as2.resourceServers.add(new FederationSettings.ResourceServer(client("rs2"), RS2, Optional.empty()));
        as2.trustees.add(new FederationSettings.Trustee("as1", READ, LIFETIME));
        as2.trustees.add(new FederationSettings.Trustee("as4", READ, LIFETIME));
        as2.trustors.add(
                new FederationSettings.Trustor(client("as3"), AS3, mapping(Map.of("orders:read", "read"), "read")));
        as2.home.says(FakeAuthority.document(AS2.value(), RS2));
        as2.as1.says(FakeAuthority.document(AS1.value(), RS2));
        as2.as4.says(FakeAuthority.document(AS4.value(), RS2));
        return as2;
    }

    /** With the secret that is "secret of" it. */
    static FederationSettings.Asker client(String id) {
        return new FederationSettings.Asker(
                id, Optional.of(Secret.of("secret of " + id)), Optional.empty(), Optional.empty());
    }

    static ScopeMapping mapping(Map<String, String> names, String... ceiling) {
        return new ScopeMapping(Scopes.of(List.of(ceiling)), names);
    }

    /** Its opaque tokens begin with its name. */
    static DomainSettings.Introspection domain(String name, Issuer issuer, FederatorSettings... federators) {
        return new DomainSettings.Introspection(
                name,
                issuer,
                Optional.empty(),
                new ClientSettings("as2", new ClientSettings.Proof.BasicSecret(Secret.of("ours"))),
                Optional.of(name + "_"),
                Duration.ofSeconds(30),
                new DomainSettings.AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(3), true),
                Optional.empty(),
                false,
                "scope",
                List.of(),
                List.of(federators));
    }

    void domain(DomainSettings.Introspection settings, Introspector introspector) {
        domains.put(settings.name(), new AskedDomain(settings, introspector));
    }

    /** A JWT of that issuer; its signature is nobody's, because nobody here looks at it. */
    static String jwt(Issuer issuer, Map<String, Object> more) {
        Map<String, Object> claims = new LinkedHashMap<>(more);
        claims.put("iss", issuer.value());
        return part(Map.of("alg", "ES256", "typ", "at+jwt")) + "." + part(claims) + ".c2lnbmF0dXJl";
    }

    static String jwt(Issuer issuer) {
        return jwt(issuer, Map.of());
    }

    private static String part(Map<String, Object> members) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JsonWriter.bytes(members));
    }

    FederationEndpoint endpoint() {
        if (endpoint == null) {
            FederationSettings settings = new FederationSettings(
                    issuer,
                    Ask.PATH,
                    homeName,
                    hops,
                    deadline,
                    Optional.empty(),
                    resourceServers,
                    trustees,
                    trustors,
                    List.of(client("ops")));
            endpoint = new FederationEndpoint(
                    settings, domains, keys, signer, SignatureChecks.platform(), clock, nanos::get);
        }
        return endpoint;
    }

    HttpAnswer answer(Ask ask) {
        return endpoint().answer(ask, ask.body()).toCompletableFuture().join();
    }

    int status(Ask ask) {
        return answer(ask).status();
    }

    /** What a refusal says. */
    String error(Ask ask) {
        HttpAnswer answer = answer(ask);
        Map<String, Object> members = members(answer);
        assertThat(members).containsOnlyKeys("error");
        return answer.status() + " " + members.get("error");
    }

    /** The document of an answer that is no refusal. */
    Map<String, Object> document(Ask ask) {
        HttpAnswer answer = answer(ask);
        assertThat(answer.status())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return members(answer);
    }

    boolean isActive(Ask ask) {
        Map<String, Object> document = document(ask);
        if (!document.get("active").equals(true)) {
            assertThat(document).isEqualTo(Map.of("active", false));
        }
        return document.get("active").equals(true);
    }

    static Map<String, Object> members(HttpAnswer answer) {
        return JsonReader.object(answer.body()).orElseThrow();
    }

    @Override
    public void close() {
        endpoint().close();
    }
}
