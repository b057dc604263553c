package org.bailiwick.federation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Issuer;

/**
 * Holds what a domain says of a token against what it may say: in its own name, about this token, with names of its own, and
 * through those alone that it may speak for (TBF-3, TBF-4, TBF-7).
 */
final class Belief {
    private final Issuer own;
    private final Relations relations;
    private final Passage passage;
    private final Clock clock;

    Belief(Issuer own, Relations relations, Passage passage, Clock clock) {
        this.own = own;
        this.relations = relations;
        this.passage = passage;
        this.clock = clock;
    }

    /**
     * The first thing that is wrong; lies are looked for before facts.
     *
     * @param resource the resource server that the token was presented to
     * @param path the way of the question
     */
    Optional<Flaw> flaw(Said said, Route route, PresentedToken token, String resource, List<Issuer> path) {
        return speaker(said, route.partner())
                .or(() -> way(said, route, path))
                .or(() -> names(said, route.partner()))
                .or(() -> federators(said, route.partner()))
                .or(() -> said.subject().isPresent() ? Optional.empty() : Optional.of(Flaw.SUBJECT_MISSING))
                .or(() -> audience(said, route.partner(), resource))
                .or(() -> times(said, token, clock.instant(), route.partner()));
    }

    /** Our own authorization server may leave out who it is, as RFC 7662 lets it, unless it may speak for others. */
    private static Optional<Flaw> speaker(Said said, Partner partner) {
        if (said.issuer().isEmpty()) {
            return partner.isHome() && partner.federators().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Flaw.ISSUER_MISSING);
        }
        return said.issuer().filter(partner.issuer().value()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(Flaw.ISSUER_OTHER);
    }

    private Optional<Flaw> way(Said said, Route route, List<Issuer> path) {
        Partner partner = route.partner();
        List<Issuer> before = said.before();
        boolean endsWell = said.federation()
                .map(federation -> federation.federator().equals(before.get(before.size() - 1)))
                .orElse(true);
        if (!endsWell || !passage.isPossible(path, before, partner)) {
            return Optional.of(Flaw.PATH_FORGED);
        }
        Issuer home = before.isEmpty() ? partner.issuer() : before.get(0);
        return route.origin().filter(origin -> !origin.equals(home)).map(other -> Flaw.ORIGIN_OTHER);
    }

    /** Whoever speaks for us has our names, and those of others only when it says whose they are. */
    private Optional<Flaw> names(Said said, Partner partner) {
        if (!partner.isHome()) {
            return Optional.empty(); // its names will be marked as its own, whatever they are
        }
        Stream<String> callers = Stream.concat(said.subject().stream(), said.client().stream());
        boolean areGood = said.federation()
                .map(federation -> callers.allMatch(federation.federator()::hasQualified))
                .orElseGet(() -> Stream.concat(callers, actors(said)).noneMatch(relations::isForeign));
        return areGood ? Optional.empty() : Optional.of(Flaw.NAME_OF_ANOTHER);
    }

    private static Stream<String> actors(Said said) {
        return said.actor().stream().flatMap(Belief::subjects);
    }

    private static Stream<String> subjects(Actor actor) {
        return Stream.concat(Stream.of(actor.subject()), actor.before().stream());
    }

    /** Nobody speaks for a domain that is not named, and nobody in between is passed over in silence. */
    private static Optional<Flaw> federators(Said said, Partner partner) {
        return said.before().stream().allMatch(partner::maySpeakFor)
                ? Optional.empty()
                : Optional.of(Flaw.FEDERATOR_NOT_ALLOWED);
    }

    private Optional<Flaw> audience(Said said, Partner partner, String resource) {
        if (said.audience().isEmpty()) {
            return partner.settings().missingAudience() ? Optional.empty() : Optional.of(Flaw.AUDIENCE_MISSING);
        }
        return Collections.disjoint(said.audience().get(), List.of(resource, own.value()))
                ? Optional.of(Flaw.AUDIENCE_OTHER)
                : Optional.empty();
    }

    private static Optional<Flaw> times(Said said, PresentedToken token, Instant now, Partner partner) {
        Instant earliestEnd = now.minus(partner.settings().leeway());
        Instant latestBegin = now.plus(partner.settings().leeway());
        boolean hasEnded =
                Stream.concat(said.end().stream(), token.end().stream()).anyMatch(end -> !end.isAfter(earliestEnd));
        if (hasEnded) {
            return Optional.of(Flaw.EXPIRED);
        }
        return Stream.concat(said.begin().stream(), said.issued().stream())
                        .anyMatch(begin -> begin.isAfter(latestBegin))
                ? Optional.of(Flaw.NOT_YET_VALID)
                : Optional.empty();
    }
}
