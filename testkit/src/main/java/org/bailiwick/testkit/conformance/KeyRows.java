package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.FlawedKey;
import org.bailiwick.testkit.SigningKey;
import org.bailiwick.testkit.TokenBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which keys are believed, for how long, and how often an authority is asked for them. */
interface KeyRows extends Rows {
    String QUICK = "keys: {unknown-kid-gap: 1s}";

    /** Longer than two hundred requests take, wherever that is. */
    String SELDOM = "keys: {unknown-kid-gap: 1h}";

    @Test
    default void firstRequests_shareOneFetch() throws Exception {
        EmbeddedAuthority authority = stand().another();
        authority.fault(Endpoint.JWKS, Fault.slow(Duration.ofMillis(200)));
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> call(authority, "", authority.token()));
        }
        stand().adapter(Configurations.alone(authority, ""));

        for (Response response : together(calls)) {
            assertReached(response, "somebody");
        }
        assertThat(authority.requests(Endpoint.JWKS)).isEqualTo(1);
        assertThat(authority.requests(Endpoint.METADATA)).isLessThanOrEqualTo(1);
    }

    private static List<Response> together(List<Callable<Response>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Response> responses = new ArrayList<>();
            for (Future<Response> each : threads.invokeAll(calls)) {
                responses.add(each.get());
            }
            return responses;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    default void strangersKids_causeAtMostOneRefetch() throws Exception { // P1 of peers.md
        EmbeddedAuthority authority = stand().another();
        assertReached(call(authority, SELDOM, authority.token()), "somebody");
        int before = authority.requests(Endpoint.JWKS);

        for (int i = 0; i < 200; i++) {
            TokenBuilder stranger =
                    authority.token().signedBy(authority.strangersKey()).kid("stranger-" + i);
            Refusal.of(call(authority, SELDOM, stranger)).isInvalidToken("token_key_unknown");
        }

        assertThat(authority.requests(Endpoint.JWKS) - before).isLessThanOrEqualTo(1);
        assertReached(call(authority, SELDOM, authority.token()), "somebody");
    }

    @Test
    default void rotatedKey_isFoundAndTheOldOneStaysGood() throws Exception {
        EmbeddedAuthority authority = stand().another();
        SigningKey old = authority.key(Algorithm.ES256);
        assertReached(call(authority, QUICK, authority.token()), "somebody");

        authority.rotate();

        Eventually.within(
                Duration.ofSeconds(15),
                "a token by the new key is accepted",
                () -> call(authority, QUICK, authority.token()).status() == 200);
        assertReached(call(authority, QUICK, authority.token().signedBy(old)), "somebody");
        Refusal.of(call(authority, QUICK, authority.token().withoutHeader("kid")))
                .isInvalidToken("token_key_ambiguous");
    }

    @Test
    default void withdrawnKey_stopsWorkingAndTakesItsTokensWithIt() throws Exception { // P6 of peers.md
        EmbeddedAuthority authority = stand().another();
        String known = authority.token().sign();
        SigningKey old = authority.key(Algorithm.ES256);
        assertThat(call(authority, QUICK, known).status()).isEqualTo(200);

        authority.rotate();
        authority.withdraw(old.kid());

        // The new key's name makes the adapter ask again, and the answer no longer holds the old one.
        Eventually.within(
                Duration.ofSeconds(15),
                "a token by the new key is accepted",
                () -> call(authority, QUICK, authority.token()).status() == 200);
        Refusal.of(call(authority, QUICK, known)).isInvalidToken("token_key_unknown");
        Refusal.of(call(authority, QUICK, authority.token().signedBy(old))).isInvalidToken("token_key_unknown");
    }

    @Test
    default void keysInHand_outliveTheirAuthority() throws Exception {
        EmbeddedAuthority authority = stand().another();
        assertReached(call(authority, "", authority.token()), "somebody");

        authority.fault(Fault.DOWN);

        for (int i = 0; i < 100; i++) {
            assertReached(call(authority, "", authority.token().subject("s" + i)), "s" + i);
        }
    }

    @Test
    default void configuredJwksUri_needsNoDiscovery() throws Exception {
        EmbeddedAuthority authority = stand().another();
        authority.hide(Endpoint.METADATA).hide(Endpoint.OPENID_CONFIGURATION);

        assertReached(call(authority, "jwks-uri: " + authority.uri(Endpoint.JWKS), authority.token()), "somebody");
        assertThat(authority.requests(Endpoint.METADATA)).isZero();
        assertThat(authority.requests(Endpoint.OPENID_CONFIGURATION)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    default void flawedKey_isRefusedAloneAndNotWithTheOthers(FlawedKey flaw) throws Exception { // JB-2, TP-4
        EmbeddedAuthority authority = stand().flawed().authority(flaw);
        String yaml = stand().flawed().yaml();
        String bad = authority.token().signedBy(stand().flawed().key(flaw)).sign();

        Response refused = stand().request(yaml, "GET", FlawedIssuers.path(flaw))
                .bearer(bad)
                .send();
        Response reached = stand().request(yaml, "GET", FlawedIssuers.path(flaw))
                .bearer(authority.token().sign())
                .send();

        assertReached(reached, "somebody");
        if (flaw == FlawedKey.NO_ALG) {
            assertReached(refused, "somebody");
        } else {
            Refusal.of(refused).isInvalidToken("token_key_unknown", "token_key_unfit", "token_key_ambiguous");
        }
    }

    private Response call(EmbeddedAuthority authority, String more, TokenBuilder token) throws Exception {
        return call(authority, more, token.sign());
    }

    private Response call(EmbeddedAuthority authority, String more, String token) throws Exception {
        return stand().request(Configurations.alone(authority, more), "GET", Configurations.ALONE)
                .bearer(token)
                .send();
    }
}
