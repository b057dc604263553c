package org.bailiwick.observation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.Event;
import org.bailiwick.event.EventSink;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.store.FactCache.Figures;

/**
 * Counts and times what happens, in a Micrometer registry. The names are fixed and described in {@code
 * docs/observability.md}; no tag holds anything a caller can choose.
 */
public final class Meters implements EventSink {
    /** Timer of decisions; tags {@code rule}, {@code domain}, {@code outcome}, {@code reason}. */
    public static final String DECISIONS = "bailiwick.decisions";

    /** Timer of attempts to fetch keys; tags {@code domain}, {@code outcome}. */
    public static final String KEY_FETCHES = "bailiwick.keys.fetches";

    /** Timer of questions to authorities about tokens; tags {@code domain}, {@code outcome}. */
    public static final String INTROSPECTIONS = "bailiwick.introspections";

    /** Gauge: usable keys in hand; tag {@code domain}. */
    public static final String KEYS = "bailiwick.keys";

    /** Gauge: seconds since the keys in hand were fetched; tag {@code domain}. */
    public static final String KEYS_AGE = "bailiwick.keys.age";

    /** Gauge: facts remembered; tag {@code cache}. */
    public static final String CACHE_ENTRIES = "bailiwick.cache.entries";

    /** Gauge: memory the facts take, estimated, in bytes; tag {@code cache}. */
    public static final String CACHE_BYTES = "bailiwick.cache.bytes";

    /** Counter of look-ups; tags {@code cache}, {@code result} = hit or miss. */
    public static final String CACHE_REQUESTS = "bailiwick.cache.requests";

    /** Timer of attempts to come by a token for a next hop; tags {@code next.hop}, {@code outcome}, {@code reason}. */
    public static final String EXCHANGES = "bailiwick.exchanges";

    /** Timer of questions to authorities that log people in; tags {@code domain}, {@code step}, {@code outcome}. */
    public static final String LOGINS = "bailiwick.logins";

    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void accept(Event event) {
        event.tell(
                access -> timer(DECISIONS, tags(access)).record(access.duration()),
                keys -> timer(KEY_FETCHES, Tags.of("domain", keys.domain(), "outcome", code(keys.outcome())))
                        .record(keys.duration()),
                introspection -> timer(
                                INTROSPECTIONS,
                                Tags.of("domain", introspection.domain(), "outcome", code(introspection.outcome())))
                        .record(introspection.duration()),
                exchange -> timer(
                                EXCHANGES,
                                Tags.of(
                                        "next.hop",
                                        exchange.nextHop(),
                                        "outcome",
                                        code(exchange.outcome()),
                                        "reason",
                                        exchange.reason()))
                        .record(exchange.duration()),
                login -> timer(
                                LOGINS,
                                Tags.of(
                                        "domain",
                                        login.domain(),
                                        "step",
                                        code(login.step()),
                                        "outcome",
                                        code(login.outcome())))
                        .record(login.duration()));
    }

    /** Shows the state of a domain's keys, asked for whenever the registry is read. */
    public void watchKeys(String domain, Supplier<KeyHealth> health) {
        Tags tags = Tags.of("domain", domain);
        Gauge.builder(KEYS, () -> health.get().keys()).tags(tags).register(registry);
        TimeGauge.builder(
                        KEYS_AGE,
                        () -> health.get()
                                .age()
                                .map(Duration::toMillis)
                                .map(Long::doubleValue)
                                .orElse(Double.NaN),
                        TimeUnit.MILLISECONDS)
                .tags(tags)
                .register(registry);
    }

    /** Shows the figures of a cache, asked for whenever the registry is read. */
    public void watchCache(String cache, Supplier<Figures> figures) {
        Tags tags = Tags.of("cache", cache);
        Gauge.builder(CACHE_ENTRIES, () -> figures.get().entries()).tags(tags).register(registry);
        Gauge.builder(CACHE_BYTES, () -> figures.get().bytes())
                .tags(tags)
                .baseUnit("bytes")
                .register(registry);
        counter(figures, Figures::hits, tags.and("result", "hit"));
        counter(figures, Figures::misses, tags.and("result", "miss"));
    }

    private void counter(Supplier<Figures> figures, ToDoubleFunction<Figures> count, Tags tags) {
        FunctionCounter.builder(CACHE_REQUESTS, figures, source -> count.applyAsDouble(source.get()))
                .tags(tags)
                .register(registry);
    }

    private Timer timer(String name, Tags tags) {
        return Timer.builder(name).tags(tags).register(registry);
    }

    private static Tags tags(AccessEvent event) {
        return Tags.of(
                "rule", event.rule(),
                "domain", event.domain(),
                "outcome", code(event.outcome()),
                "reason", event.reason().code());
    }

    private static String code(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
