package org.bailiwick.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bailiwick.token.Actor;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Scopes;

/**
 * Writes what has been believed anew, in our own name and in our own terms: never with more scopes, never for longer, and with
 * names that cannot be those of anybody here. What is not listed here does not pass.
 */
final class NewDocument {
    private final Issuer own;
    private final Clock clock;

    NewDocument(Issuer own, Clock clock) {
        this.own = own;
        this.clock = clock;
    }

    /**
     * The document for an asker.
     *
     * @param said what has been believed
     * @param mayBeKept for how long its speaker lets it be remembered, where that is said
     */
    Told of(Said said, Route route, PresentedToken token, Asker asker, String resource, Optional<Duration> mayBeKept) {
        Partner partner = route.partner();
        Instant now = clock.instant();
        Instant end = end(said, partner, token, now);
        Scopes ours = partner.ours(said.scopes(), said.federation().map(Said.Federation::federator));
        UnaryOperator<String> name = partner.isHome() ? UnaryOperator.identity() : partner.issuer()::qualify;

        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("iss", own.value());
        members.put("aud", asker.audience(resource));
        said.subject().map(name).ifPresent(subject -> members.put("sub", subject));
        said.client().map(name).ifPresent(client -> members.put("client_id", client));
        putScope(members, asker.mayLearn(ours));
        members.put("exp", end.getEpochSecond());
        said.issued().ifPresent(issued -> members.put("iat", issued.getEpochSecond()));
        said.id().ifPresent(id -> members.put("jti", id));
        said.type().ifPresent(type -> members.put("token_type", type));
        said.binding().ifPresent(binding -> members.put("cnf", binding));
        said.actor().ifPresent(actor -> members.put("act", act(actor, name)));
        federation(said, partner).ifPresent(federation -> members.put("federation", federation));
        return new Told(members, holds(partner, end, now, mayBeKept));
    }

    private static void putScope(Map<String, Object> members, Scopes scopes) {
        if (!scopes.isEmpty()) {
            members.put("scope", scopes.toString());
        }
    }

    /** The earliest of all ends that anybody has named. */
    private static Instant end(Said said, Partner partner, PresentedToken token, Instant now) {
        Instant theirs =
                said.end().orElseGet(() -> now.plus(partner.settings().cache().positive()));
        Stream<Instant> edge = partner.edge().stream().map(trustee -> now.plus(trustee.lifetime()));
        return Stream.of(edge, token.end().stream())
                .flatMap(ends -> ends)
                .reduce(theirs, (one, other) -> one.isBefore(other) ? one : other);
    }

    private static Map<String, Object> act(Actor actor, UnaryOperator<String> name) {
        List<String> before = actor.before();
        Map<String, Object> act = Map.of();
        for (int i = before.size() - 1; i >= 0; i--) {
            act = act(name.apply(before.get(i)), act);
        }
        return act(name.apply(actor.subject()), act);
    }

    private static Map<String, Object> act(String subject, Map<String, Object> before) {
        return before.isEmpty() ? Map.of("sub", subject) : Map.of("sub", subject, "act", before);
    }

    /** For whom we speak: for the domain that we have asked, or for the one that our own authorization server has. */
    private static Optional<Map<String, Object>> federation(Said said, Partner partner) {
        return partner.isHome()
                ? said.federation().map(federation -> passedThrough(said, federation))
                : Optional.of(federation(
                        partner.issuer(),
                        Stream.concat(said.before().stream(), Stream.of(partner.issuer()))
                                .toList(),
                        said.subject(),
                        said.client(),
                        said.scopes()));
    }

    private static Map<String, Object> passedThrough(Said said, Said.Federation federation) {
        int marked = federation.federator().qualify("").length();
        return federation(
                federation.federator(),
                federation.path(),
                said.subject().map(name -> name.substring(marked)),
                said.client().map(name -> name.substring(marked)),
                federation.scopes());
    }

    private static Map<String, Object> federation(
            Issuer federator, List<Issuer> path, Optional<String> subject, Optional<String> client, Scopes scopes) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("federator", federator.value());
        subject.ifPresent(name -> members.put("sub", name));
        client.ifPresent(name -> members.put("client_id", name));
        putScope(members, scopes);
        members.put("path", path.stream().map(Issuer::value).toList());
        return members;
    }

    private static Duration holds(Partner partner, Instant end, Instant now, Optional<Duration> mayBeKept) {
        Duration left = Duration.between(now, end);
        Duration kept = partner.positive(mayBeKept);
        return left.isNegative() ? Duration.ZERO : left.compareTo(kept) < 0 ? left : kept;
    }
}
