package org.bailiwick.exchange;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.EdgeScopes;
import org.bailiwick.config.NextHopSettings;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.config.NextHopSettings.NewSubject;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.config.NextHopSettings.TokenAuthority;
import org.bailiwick.config.NextHopSettings.Way;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;
import org.bailiwick.token.VerifiedToken;

/** A caller, the services behind us, and two authorities. */
final class TradesUnderTest {
    static final String RS2 = "https://rs2.example.com";
    static final String AS_A = "https://as-a.example.com";
    static final String AS_B = "https://as-b.example.com";
    static final String AT_A = AS_A + "/token";
    static final String AT_B = AS_B + "/token";
    static final String PRESENTED = "s3cret.of-alice+/=";
    static final Instant END = TestClock.NOW.plus(Duration.ofMinutes(10));
    static final Scopes READ = Scopes.parse("orders:read stock:read");

    static final TokenAuthority FIRST = authority(AS_A, AT_A, "rs1");
    static final TokenAuthority SECOND = authority(AS_B, AT_B, "rs1-at-b");
    static final Bounds BOUNDS = bounds(new NewSubject.Same());

    private TradesUnderTest() {}

    static TokenAuthority authority(String issuer, String endpoint, String client) {
        return new TokenAuthority(
                new Issuer(issuer),
                Optional.of(URI.create(endpoint)),
                new ClientSettings(client, new ClientSettings.Proof.PostedSecret(Secret.of("pw"))));
    }

    static Bounds bounds(NewSubject subject) {
        return new Bounds(Optional.empty(), subject, 4, Duration.ofSeconds(30));
    }

    static Target target(String... audience) {
        return new Target(RS2, List.of(audience), List.of(URI.create(RS2)));
    }

    static NextHopSettings edge(Target target, Way way) {
        return new NextHopSettings("rs2", target, Optional.of("home"), new EdgeScopes.Intersection(READ), way);
    }

    static Caller caller() {
        return new Caller(
                VerifiedToken.vouchedBy("home", new Issuer(AS_A), "alice", END)
                        .scopes(READ)
                        .claims(Claims.of(Map.of("sub", "alice", "email", "alice@example.com")))
                        .build(),
                PRESENTED);
    }

    /** A JWT with these claims and a signature that nobody has made. */
    static String jwt(Map<String, Object> claims) {
        return base64("{\"alg\":\"ES256\"}") + "." + base64(JsonWriter.write(claims)) + ".c2ln";
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Finds every token good, and keeps what it was asked. */
    static final class Trusting implements Appraiser {
        private final List<Issued> appraised = new ArrayList<>();
        private final List<Expectation> expectations = new ArrayList<>();

        int count() {
            return appraised.size();
        }

        Issued issued() {
            return appraised.get(appraised.size() - 1);
        }

        Expectation expected() {
            return expectations.get(expectations.size() - 1);
        }

        @Override
        public CompletionStage<Traded> appraise(Issued issued, Expectation expected) {
            appraised.add(issued);
            expectations.add(expected);
            return CompletableFuture.completedStage(
                    Traded.given(HopToken.bearer(issued.token(), END), NewToken.Basis.READ));
        }
    }

    /** What came of it, in words: {@code given}, or the reason. */
    static String outcome(Traded traded) {
        return traded.answer()
                .fold(
                        given -> "given",
                        refused -> refused.reason().name(),
                        undecided -> undecided.reason().name());
    }
}
