package org.bailiwick.introspection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bailiwick.authority.NeverThrowingWay;
import org.bailiwick.authority.Way;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.introspection.IntrospectionAnswer.Active;
import org.bailiwick.introspection.IntrospectionAnswer.Inactive;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.store.FactCache;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;

/**
 * Remembers what an authority has said, and asks it once, however many want to know at a time. What is remembered is given with
 * the time that is left of it in place of what its {@code Cache-Control} allowed, which is not told at all where the domain's
 * setting is to ignore it. Failures are not remembered. That a token is active and that one is not are kept apart, so that tokens
 * that nobody knows cannot push out those that are good.
 */
public final class RememberingIntrospector implements Introspector {
    /** What an answer takes beside its text, roughly. */
    private static final int BYTES_OVERHEAD = 600;

    private static final int BYTES_PER_CHARACTER = 4;

    private final Way<IntrospectionQuestion, IntrospectionAnswer> introspector;
    private final AnswerTimes times;
    private final boolean honoursCacheControl;
    private final Clock clock;
    private final FactCache<Known> active;
    private final FactCache<Known> inactive;
    private final ConcurrentMap<TokenHash, CompletableFuture<IntrospectionAnswer>> inFlight = new ConcurrentHashMap<>();

    /**
     * An empty memory of one authority's answers.
     *
     * @param introspector asks the authority
     * @param settings the domain, whose name the figures have
     * @param clock what time it is
     * @param activeBytes how much memory active tokens may take, estimated
     * @param inactiveBytes how much memory inactive tokens may take, estimated
     */
    public RememberingIntrospector(
            Introspector introspector,
            DomainSettings.Introspection settings,
            Clock clock,
            long activeBytes,
            long inactiveBytes) {
        this.introspector = new NeverThrowingWay<>(introspector, new IntrospectionKind()); // a flight must land
        this.times = new AnswerTimes(settings.cache(), settings.leeway());
        this.honoursCacheControl = settings.cache().honourCacheControl();
        this.clock = clock;
        this.active = new FactCache<>("active." + settings.name(), activeBytes, Known::bytes);
        this.inactive = new FactCache<>("inactive." + settings.name(), inactiveBytes, Known::bytes);
    }

    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        TokenHash key = question.key();
        return recall(key)
                .<CompletionStage<IntrospectionAnswer>>map(CompletableFuture::completedStage)
                .orElseGet(() -> share(key, question));
    }

    private CompletionStage<IntrospectionAnswer> share(TokenHash key, IntrospectionQuestion question) {
        CompletableFuture<IntrospectionAnswer> mine = new CompletableFuture<>();
        CompletableFuture<IntrospectionAnswer> theirs = inFlight.putIfAbsent(key, mine);
        if (theirs != null) {
            return theirs.minimalCompletionStage();
        }
        // Whoever was here before may have finished between our looking and our turn.
        Optional<IntrospectionAnswer> known = recall(key);
        if (known.isPresent()) {
            inFlight.remove(key, mine);
            mine.complete(known.get());
        } else {
            introspector.ask(question).thenAccept(answer -> land(key, mine, withWhatCounts(answer)));
        }
        return mine.minimalCompletionStage();
    }

    /** Whoever is told how long an answer may be kept must heed it, or what is old would be passed on as new. */
    private IntrospectionAnswer withWhatCounts(IntrospectionAnswer answer) {
        return honoursCacheControl
                ? answer
                : answer.fold(
                        yes -> new Active(yes.members(), Optional.empty()),
                        no -> new Inactive(Optional.empty()),
                        failed -> failed);
    }

    /** Only a flight that is still known may be remembered: one that began before all was forgotten is not. */
    @SuppressWarnings("ReferenceEquality") // the very flight is meant
    private void land(TokenHash key, CompletableFuture<IntrospectionAnswer> flight, IntrospectionAnswer answer) {
        try {
            inFlight.computeIfPresent(key, (same, latest) -> {
                if (latest == flight) {
                    remember(key, answer);
                }
                return latest;
            });
        } finally {
            inFlight.remove(key, flight);
            flight.complete(answer);
        }
    }

    private void remember(TokenHash key, IntrospectionAnswer answer) {
        Instant now = clock.instant();
        answer.fold(
                yes -> {
                    Optional<Instant> end = yes.members().get("exp").flatMap(NumericDate::of);
                    return keep(active, key, answer, now, times.active(now, end, yes.mayBeKept()), bytes(yes));
                },
                no -> keep(inactive, key, answer, now, times.inactive(now, no.mayBeKept()), BYTES_OVERHEAD),
                failed -> false);
    }

    private static boolean keep(
            FactCache<Known> cache, TokenHash key, IntrospectionAnswer answer, Instant now, Instant until, int bytes) {
        if (until.isAfter(now)) {
            cache.remember(key, new Known(answer, until, bytes));
        }
        return true;
    }

    private static int bytes(Active answer) {
        return JsonWriter.write(answer.members().asMap()).length() * BYTES_PER_CHARACTER + BYTES_OVERHEAD;
    }

    private Optional<IntrospectionAnswer> recall(TokenHash key) {
        Instant now = clock.instant();
        return recall(active, key, now).or(() -> recall(inactive, key, now)).map(fact -> fact.at(now));
    }

    /** What no longer holds says nothing, and hides nothing: a token that was active once may be known to be inactive. */
    private static Optional<Known> recall(FactCache<Known> cache, TokenHash key, Instant now) {
        return cache.recall(key).filter(fact -> now.isBefore(fact.until()));
    }

    /** Forgets everything; what was asked before and is answered later is not remembered either. */
    public void forgetAll() {
        inFlight.clear();
        active.forgetIf(known -> true);
        inactive.forgetIf(known -> true);
        inFlight.clear(); // again: whoever comes next is not to find one that was answered out of what is forgotten
    }

    /** How the memory is doing. */
    public List<Figures> figures() {
        return List.of(active.figures(), inactive.figures());
    }

    /**
     * What was said.
     *
     * @param until from when on it does not hold any more
     * @param bytes how much memory it takes, estimated
     */
    private record Known(IntrospectionAnswer answer, Instant until, int bytes) {
        IntrospectionAnswer at(Instant now) {
            Optional<Duration> left = Optional.of(Duration.between(now, until));
            return answer.fold(yes -> new Active(yes.members(), left), no -> new Inactive(left), failed -> failed);
        }
    }
}
