package org.bailiwick.sample;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.SigningKey;
import org.bailiwick.testkit.TokenBuilder;

/**
 * Authorities that go down, come back, and change their keys. Where the guard takes its time by design, as between two
 * fetches, the tour tries again until the answer is as expected.
 */
record TroubleSurvived(World world, Entrance entrance) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    Chapter<Stop> chapter() {
        EmbeddedAuthority home = world.home();
        SigningKey oldKey = home.key(Algorithm.RS256);
        String oldToken = reader().signedBy(oldKey).sign();
        return entrance.chapter(
                "Trouble survived",
                List.of(
                        letThrough("GET /orders", "home is down, its keys at hand", this::orders)
                                .after(home::stop),
                        Stop.of(
                                        "GET /suppliers",
                                        "late is down, never reached",
                                        this::suppliers,
                                        Expectation.undecided("authority_unreachable"))
                                .after(world.late()::stop),
                        letThrough("GET /suppliers", "late is back", this::suppliers)
                                .after(world.late()::heal)
                                .within(PATIENCE),
                        letThrough("GET /orders", "home is back with a new key", this::orders)
                                .after(this::comeBackWithNewKeys)
                                .within(PATIENCE),
                        letThrough("GET /orders", "a token by the old key", () -> orders(oldToken)),
                        Stop.of(
                                        "GET /orders",
                                        "the same token, its key withdrawn",
                                        () -> ordersOnceKeysWereFetched(oldToken),
                                        Expectation.badToken("token_key_unknown"))
                                .after(() -> home.withdraw(oldKey.kid()))
                                .within(PATIENCE)));
    }

    private static Stop letThrough(String call, String circumstances, Supplier<Answer> attempt) {
        return Stop.of(call, circumstances, attempt, Expectation.letThrough(200));
    }

    private TokenBuilder reader() {
        return entrance.token(world.home()).subject("alice").scopes("orders:read");
    }

    /** By a token that was never seen before. */
    private Answer orders() {
        return orders(reader().sign());
    }

    private Answer orders(String token) {
        return entrance.send(Call.get("/orders").bearing(token));
    }

    private Answer suppliers() {
        String token = entrance.token(world.late())
                .subject("dora")
                .scopes("suppliers:read")
                .sign();
        return entrance.send(Call.get("/suppliers").bearing(token));
    }

    private void comeBackWithNewKeys() {
        EmbeddedAuthority home = world.home();
        home.heal();
        home.rotate();
    }

    /**
     * Keys are fetched again when they are due, which is minutes away, or when a token names one that is not among them, which
     * is what is done here.
     */
    private Answer ordersOnceKeysWereFetched(String token) {
        entrance.send(Call.get("/orders")
                .bearing(reader().kid(UUID.randomUUID().toString()).sign()));
        return orders(token);
    }
}
