package org.bailiwick.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.ExchangeEvent;
import org.bailiwick.event.KeyEvent;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.event.Reason;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.store.FactCache.Figures;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void decisions_areTimedByRuleDomainOutcomeAndReason() {
        AccessEvent event = new AccessEvent(
                Instant.EPOCH,
                AccessEvent.Outcome.DENIED,
                Reason.TOKEN_EXPIRED,
                "orders",
                "home",
                List.of(),
                "GET",
                "0",
                Duration.ofMillis(3));
        meters.accept(event);
        meters.accept(event);
        Timer timer = registry.get("bailiwick.decisions")
                .tags("rule", "orders", "domain", "home", "outcome", "denied", "reason", "token_expired")
                .timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(6);
    }

    @Test
    void keyFetches_areTimedByDomainAndOutcome() {
        meters.accept(
                new KeyEvent(Instant.EPOCH, "home", KeyEvent.Outcome.INVALID, "not a JWK Set", Duration.ofMillis(5)));
        assertThat(registry.get("bailiwick.keys.fetches")
                        .tags("domain", "home", "outcome", "invalid")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void exchanges_areTimedByNextHopOutcomeAndReason() {
        meters.accept(new ExchangeEvent(
                Instant.EPOCH,
                "rs2",
                "exchange",
                ExchangeEvent.Outcome.DISCARDED,
                "read",
                "next_hop_scope_wider",
                "",
                Duration.ofMillis(5)));
        assertThat(registry.get("bailiwick.exchanges")
                        .tags("next.hop", "rs2", "outcome", "discarded", "reason", "next_hop_scope_wider")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void questionsOfAConsumer_areTimedByDomainStepAndOutcome() {
        meters.accept(new LoginEvent(
                Instant.EPOCH,
                "sessions",
                LoginEvent.Step.HANDSHAKE,
                LoginEvent.Outcome.NOT_ASKED,
                "it has failed too often",
                Duration.ofMillis(5)));
        assertThat(registry.get("bailiwick.logins")
                        .tags("domain", "sessions", "step", "handshake", "outcome", "not_asked")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void keys_areShownByDomain() {
        meters.watchKeys(
                "home",
                () -> new KeyHealth(
                        "home", KeyHealth.State.FRESH, 2, Optional.of(Duration.ofSeconds(90)), Optional.empty()));
        assertThat(registry.get("bailiwick.keys").tag("domain", "home").gauge().value())
                .isEqualTo(2);
        assertThat(registry.get("bailiwick.keys.age")
                        .tag("domain", "home")
                        .timeGauge()
                        .value(TimeUnit.SECONDS))
                .isEqualTo(90);
    }

    @Test
    void keysNeverFetched_haveNoAge() {
        meters.watchKeys(
                "home",
                () -> new KeyHealth("home", KeyHealth.State.ABSENT, 0, Optional.empty(), Optional.of("no connection")));
        assertThat(registry.get("bailiwick.keys.age").timeGauge().value(TimeUnit.SECONDS))
                .isNaN();
    }

    @Test
    void caches_areShownByName() {
        meters.watchCache("tokens.home", () -> new Figures("tokens.home", 3, 900, 7, 2));
        assertThat(registry.get("bailiwick.cache.entries").gauge().value()).isEqualTo(3);
        assertThat(registry.get("bailiwick.cache.bytes").gauge().value()).isEqualTo(900);
        assertThat(registry.get("bailiwick.cache.requests")
                        .tags("cache", "tokens.home", "result", "hit")
                        .functionCounter()
                        .count())
                .isEqualTo(7);
        assertThat(registry.get("bailiwick.cache.requests")
                        .tags("result", "miss")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
    }
}
