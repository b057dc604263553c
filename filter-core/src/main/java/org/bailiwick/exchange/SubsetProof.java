package org.bailiwick.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.NextHopSettings.NewSubject.OfClaim;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Actor;
import org.bailiwick.token.VerifiedToken;

/**
 * Proves that a new token is no wider than the caller's. The first thing that is wrong is the flaw; without one it may be used.
 * Pure: asks nobody, remembers nothing.
 *
 * <p>Where the token endpoint's answer alone is known, nobody says whose token it is, for whom, and who acts. That is not held
 * against the token, unless it is to be proven: where an actor was sent, and where a claim names the subject.
 */
final class SubsetProof {
    private SubsetProof() {}

    /** The first respect in which the token is wider than it may be. */
    static Optional<Flaw> flawOf(NewToken token, Expectation expected) {
        return bound(token)
                .or(() -> ofAnotherIssuer(token, expected))
                .or(() -> forOthers(token, expected))
                .or(() -> aboutAnother(token, expected))
                .or(() -> wronglyActedFor(token, expected))
                .or(() -> throughTooManyHands(token, expected))
                .or(() -> withMoreScopes(token, expected))
                .or(() -> withMoreGrants(token, expected))
                .or(() -> withMoreDetails(token, expected))
                .or(() -> livingLonger(token, expected));
    }

    /** It would be sent without a proof that we hold the key, which we do not. */
    private static Optional<Flaw> bound(NewToken token) {
        return when(token.bound(), Reason.NEXT_HOP_TYPE_WRONG, "no cnf", "cnf: a key");
    }

    private static Optional<Flaw> ofAnotherIssuer(NewToken token, Expectation expected) {
        return token.issuer()
                .filter(issuer -> !issuer.equals(expected.issuer()))
                .map(issuer -> new Flaw(
                        Reason.NEXT_HOP_ISSUER_WRONG, Shown.name(expected.issuer()), "iss: " + Shown.name(issuer)));
    }

    /** For the target and nobody else: not even for us. */
    private static Optional<Flaw> forOthers(NewToken token, Expectation expected) {
        List<String> named = token.audience();
        boolean wider =
                named.isEmpty() ? isReadable(token) : !expected.audience().containsAll(named);
        return when(
                wider,
                Reason.NEXT_HOP_AUDIENCE_WIDER,
                "nobody but " + Shown.names(expected.audience()),
                "aud: " + Shown.names(named));
    }

    private static Optional<Flaw> aboutAnother(NewToken token, Expectation expected) {
        VerifiedToken callers = expected.caller().token();
        return expected.bounds()
                .subject()
                .fold(
                        same -> isReadable(token)
                                ? notAbout(Optional.of(callers.subject()), token)
                                : Optional.<Flaw>empty(),
                        ofClaim -> notAbout(claimed(callers, ofClaim), token),
                        mapped -> isReadable(token) ? aboutNobody(token) : Optional.empty());
    }

    private static Optional<String> claimed(VerifiedToken callers, OfClaim by) {
        return callers.claims().text(by.claim());
    }

    private static Optional<Flaw> notAbout(Optional<String> wanted, NewToken token) {
        return when(
                wanted.isEmpty() || !wanted.equals(token.subject()),
                Reason.NEXT_HOP_SUBJECT_CHANGED,
                wanted.map(Shown::hidden).orElse("as a claim says that the caller's token has not"),
                "sub: " + token.subject().map(Shown::hidden).orElse("none"));
    }

    private static Optional<Flaw> aboutNobody(NewToken token) {
        return when(token.subject().isEmpty(), Reason.NEXT_HOP_SUBJECT_CHANGED, "somebody", "sub: none");
    }

    /**
     * An actor that we have named is the only one to have joined those who act for the caller. Without one, an authority may
     * name us; that nobody acts any more would hide a delegation (TE-1).
     */
    private static Optional<Flaw> wronglyActedFor(NewToken token, Expectation expected) {
        List<String> before =
                expected.caller().token().actor().map(SubsetProof::all).orElse(List.of());
        Optional<List<String>> named = expected.actor().map(actor -> joined(actor, before));
        List<String> found = token.actors();
        boolean right = named.map(found::equals)
                .orElseGet(() ->
                        !isReadable(token) || found.equals(before) || found.equals(joined(expected.client(), before)));
        return when(
                !right,
                Reason.NEXT_HOP_ACTOR_WRONG,
                named.map(Shown::allHidden)
                        .orElseGet(
                                () -> Shown.allHidden(before) + ", or these after " + Shown.hidden(expected.client())),
                "act: " + Shown.allHidden(found));
    }

    private static List<String> all(Actor actor) {
        return joined(actor.subject(), actor.before());
    }

    private static List<String> joined(String first, List<String> others) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    private static Optional<Flaw> throughTooManyHands(NewToken token, Expectation expected) {
        int most = expected.bounds().depth();
        int found = token.actors().size();
        return when(found > most, Reason.NEXT_HOP_ACTORS_TOO_MANY, "at most " + most, "act: " + found + " actors");
    }

    private static Optional<Flaw> withMoreScopes(NewToken token, Expectation expected) {
        return when(
                !expected.asked().containsAll(token.scopes()),
                Reason.NEXT_HOP_SCOPE_WIDER,
                "at most " + Shown.names(expected.asked().asSet()),
                "scope: " + Shown.names(token.scopes().asSet()));
    }

    private static Optional<Flaw> withMoreGrants(NewToken token, Expectation expected) {
        Set<String> found = token.grants();
        return when(
                !found.stream().allMatch(expected.caller().token().grants()::isGranted),
                Reason.NEXT_HOP_RIGHTS_WIDER,
                "none but the caller's",
                "grants: " + Shown.allHidden(found));
    }

    private static Optional<Flaw> withMoreDetails(NewToken token, Expectation expected) {
        List<Object> found = token.details();
        Optional<Object> callers = expected.caller().token().claims().get("authorization_details");
        boolean within = found.isEmpty()
                || callers.filter(said -> said instanceof List<?> own && own.containsAll(found))
                        .isPresent();
        return when(
                !within,
                Reason.NEXT_HOP_RIGHTS_WIDER,
                "none but the caller's",
                "authorization_details: " + found.size());
    }

    private static Optional<Flaw> livingLonger(NewToken token, Expectation expected) {
        Instant latest = expected.latestEnd();
        Optional<Instant> end = token.life().latest().filter(known -> !isEndlessJwt(token));
        return when(
                end.isEmpty() || end.get().isAfter(latest),
                Reason.NEXT_HOP_LIFE_LONGER,
                latest + " or before",
                "exp: " + end.map(Instant::toString).orElse("none"));
    }

    /** The next service reads the JWT alone: what the answer said of its end is known to us and to nobody there. */
    private static boolean isEndlessJwt(NewToken token) {
        boolean jwt = token.basis() == NewToken.Basis.SIGNED || token.basis() == NewToken.Basis.READ;
        return jwt && token.life().said().isEmpty();
    }

    private static boolean isReadable(NewToken token) {
        return token.basis() != NewToken.Basis.RESPONSE;
    }

    private static Optional<Flaw> when(boolean wrong, Reason reason, String expected, String found) {
        return wrong ? Optional.of(new Flaw(reason, expected, found)) : Optional.empty();
    }
}
