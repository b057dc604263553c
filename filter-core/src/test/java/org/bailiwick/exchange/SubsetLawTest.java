package org.bailiwick.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bailiwick.config.NextHopSettings.NewSubject;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;
import org.junit.jupiter.api.Test;

/** The law in other words, and whether the proof agrees: for callers and tokens that are drawn from a few names. */
class SubsetLawTest {
    private static final int CASES = 50_000;
    private static final List<String> NAMES = List.of("s3cret-a", "s3cret-b", "s3cret-c");
    private static final List<String> SCOPES = List.of("a", "b", "c");
    private static final List<String> AUDIENCES = List.of(ProofCase.TARGET, "rs2-client", "https://rs3.example");

    private final Random random = new Random(20261126);

    @Test
    void tokenIsUsed_exactlyWhenTheLawAllowsIt() {
        int used = 0;
        Map<Reason, Integer> found = new EnumMap<>(Reason.class);
        for (int i = 0; i < CASES; i++) {
            ProofCase drawn = draw();
            Set<Reason> broken = broken(drawn);
            Optional<Flaw> flaw = drawn.flaw();
            boolean agreed = flaw.map(wrong -> broken.contains(wrong.reason())).orElse(broken.isEmpty());
            assertThat(agreed).as("%d: %s, %s", i, broken, flaw).isTrue();
            flaw.ifPresent(wrong -> found.merge(wrong.reason(), 1, Integer::sum));
            assertThat(flaw.toString()).doesNotContain("s3cret");
            used += flaw.isEmpty() ? 1 : 0;
        }
        assertThat(used).isGreaterThan(CASES / 100);
        assertThat(found)
                .containsOnlyKeys(
                        Reason.NEXT_HOP_TYPE_WRONG,
                        Reason.NEXT_HOP_ISSUER_WRONG,
                        Reason.NEXT_HOP_AUDIENCE_WIDER,
                        Reason.NEXT_HOP_SUBJECT_CHANGED,
                        Reason.NEXT_HOP_ACTOR_WRONG,
                        Reason.NEXT_HOP_ACTORS_TOO_MANY,
                        Reason.NEXT_HOP_SCOPE_WIDER,
                        Reason.NEXT_HOP_RIGHTS_WIDER,
                        Reason.NEXT_HOP_LIFE_LONGER)
                .allSatisfy((reason, times) -> assertThat(times).isGreaterThan(CASES / 1000));
    }

    /** In which respects the token is more than the caller has, or other than was asked for. */
    private static Set<Reason> broken(ProofCase drawn) {
        Set<Reason> broken = EnumSet.noneOf(Reason.class);
        boolean opaque = drawn.basis == NewToken.Basis.RESPONSE;
        if (drawn.bound) {
            broken.add(Reason.NEXT_HOP_TYPE_WRONG);
        }
        if (!drawn.issuer.orElse(ProofCase.AUTHORITY).equals(ProofCase.AUTHORITY)) {
            broken.add(Reason.NEXT_HOP_ISSUER_WRONG);
        }
        Set<String> strangers = new HashSet<>(drawn.audience);
        strangers.removeAll(drawn.allowedAudience);
        if (!strangers.isEmpty() || drawn.audience.isEmpty() && !opaque) {
            broken.add(Reason.NEXT_HOP_AUDIENCE_WIDER);
        }
        if (!isRightSubject(drawn, opaque)) {
            broken.add(Reason.NEXT_HOP_SUBJECT_CHANGED);
        }
        if (!rightActors(drawn, opaque).contains(drawn.actors)) {
            broken.add(Reason.NEXT_HOP_ACTOR_WRONG);
        }
        if (drawn.actors.size() > drawn.depth) {
            broken.add(Reason.NEXT_HOP_ACTORS_TOO_MANY);
        }
        Set<String> moreScopes = new HashSet<>(drawn.scopes.asSet());
        moreScopes.removeAll(drawn.asked.asSet());
        if (!moreScopes.isEmpty()) {
            broken.add(Reason.NEXT_HOP_SCOPE_WIDER);
        }
        if (hasMoreRights(drawn)) {
            broken.add(Reason.NEXT_HOP_RIGHTS_WIDER);
        }
        Instant end = ProofCase.END.plus(drawn.longerLife);
        boolean saidLater = drawn.said.filter(said -> said.compareTo(end) > 0).isPresent();
        boolean answeredLater = drawn.answered
                .filter(said -> said.compareTo(end.plusSeconds(2)) > 0)
                .isPresent();
        boolean jwt = drawn.basis == NewToken.Basis.SIGNED || drawn.basis == NewToken.Basis.READ;
        boolean endless = drawn.said.isEmpty() && (jwt || drawn.answered.isEmpty());
        if (saidLater || answeredLater || endless) {
            broken.add(Reason.NEXT_HOP_LIFE_LONGER);
        }
        return broken;
    }

    private static boolean isRightSubject(ProofCase drawn, boolean opaque) {
        if (drawn.wanted instanceof NewSubject.OfClaim by) {
            return drawn.callerClaims.get(by.claim()) instanceof String claimed
                    && drawn.subject.equals(Optional.of(claimed));
        }
        if (opaque) {
            return true;
        }
        return drawn.wanted instanceof NewSubject.Mapped
                ? drawn.subject.isPresent()
                : drawn.subject.equals(Optional.of(drawn.callerSubject));
    }

    private static Set<List<String>> rightActors(ProofCase drawn, boolean opaque) {
        Set<List<String>> right = new HashSet<>();
        List<String> grown = new ArrayList<>(drawn.callerActors);
        grown.add(0, drawn.actor.orElse(ProofCase.US));
        right.add(grown);
        if (drawn.actor.isEmpty()) {
            right.add(drawn.callerActors);
            if (opaque) {
                right.add(List.of());
            }
        }
        return right;
    }

    private static boolean hasMoreRights(ProofCase drawn) {
        for (String grant : drawn.grants) {
            if (drawn.callerGrants.get(grant) != Boolean.TRUE) {
                return true;
            }
        }
        Set<Object> details = new HashSet<>(drawn.details);
        if (drawn.callerClaims.get("authorization_details") instanceof List<?> callers) {
            details.removeAll(new HashSet<>(callers));
        }
        return !details.isEmpty();
    }

    private ProofCase draw() {
        ProofCase drawn = new ProofCase();
        drawCaller(drawn);
        drawn.asked = Scopes.of(some(SCOPES));
        drawn.actor = mostly() ? Optional.empty() : Optional.of(one(NAMES));
        drawn.depth = 1 + random.nextInt(4);
        drawn.longerLife = Duration.ofSeconds(one(List.of(0, 0, 5)));
        drawn.wanted = one(List.of(
                new NewSubject.Same(),
                new NewSubject.Same(),
                new NewSubject.Mapped(),
                new NewSubject.OfClaim("email")));
        if (one(List.of(true, false, false, false))) {
            drawn.unreadable();
        } else {
            drawToken(drawn);
        }
        drawn.scopes = Scopes.of(mostly() ? within(drawn.asked.asSet()) : some(SCOPES));
        drawn.answered = drawEnd(drawn.longerLife, 2);
        return drawn;
    }

    private void drawCaller(ProofCase drawn) {
        drawn.callerSubject = one(NAMES);
        drawn.callerActors = drawActors();
        drawn.callerGrants = new LinkedHashMap<>();
        some(NAMES).forEach(grant -> drawn.callerGrants.put(grant, random.nextInt(3) > 0));
        drawn.callerClaims = new LinkedHashMap<>();
        if (mostly()) {
            drawn.callerClaims.put("email", mostly() ? one(NAMES) : 7L);
        }
        if (mostly()) {
            drawn.callerClaims.put("authorization_details", mostly() ? new ArrayList<Object>(some(NAMES)) : one(NAMES));
        }
    }

    private void drawToken(ProofCase drawn) {
        drawn.basis = one(List.of(NewToken.Basis.SIGNED, NewToken.Basis.INTROSPECTED, NewToken.Basis.READ));
        drawn.bound = random.nextInt(20) == 0;
        drawn.issuer =
                mostly() ? Optional.of(ProofCase.AUTHORITY) : one(List.of(Optional.empty(), Optional.of("other")));
        drawn.audience = mostly() ? List.of(one(AUDIENCES.subList(0, 2))) : some(AUDIENCES);
        drawn.subject = mostly()
                ? Optional.of(expectedSubject(drawn))
                : one(List.of(Optional.empty(), Optional.of(one(NAMES))));
        drawn.actors = mostly() ? one(List.copyOf(rightActors(drawn, false))) : drawActors();
        List<String> granted = NAMES.stream()
                .filter(name -> drawn.callerGrants.getOrDefault(name, false))
                .toList();
        drawn.grants = Set.copyOf(mostly() ? within(granted) : some(NAMES));
        List<String> details = drawn.callerClaims.get("authorization_details") instanceof List<?> callers
                ? callers.stream().map(String.class::cast).toList()
                : List.of();
        drawn.details = new ArrayList<>(mostly() ? within(details) : some(NAMES));
        drawn.said = drawEnd(drawn.longerLife, 0);
    }

    private static String expectedSubject(ProofCase drawn) {
        return drawn.wanted instanceof NewSubject.OfClaim by
                        && drawn.callerClaims.get(by.claim()) instanceof String claimed
                ? claimed
                : drawn.callerSubject;
    }

    private List<String> drawActors() {
        List<String> actors = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            actors.add(one(List.of("s3cret-a", "s3cret-b", ProofCase.US)));
        }
        return actors;
    }

    /** Now and then nothing, now and then a little too late, by the nanosecond. */
    private Optional<Instant> drawEnd(Duration longerLife, int tolerance) {
        Instant end = ProofCase.END.plus(longerLife).plusSeconds(tolerance);
        return one(List.of(
                Optional.empty(),
                Optional.of(end),
                Optional.of(end.minusSeconds(1)),
                Optional.of(end.minusSeconds(100)),
                mostly() ? Optional.of(end) : Optional.of(end.plusNanos(1))));
    }

    private boolean mostly() {
        return random.nextInt(6) > 0;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private List<String> some(List<String> of) {
        return of.stream().filter(name -> random.nextBoolean()).toList();
    }

    private List<String> within(Iterable<String> of) {
        List<String> all = new ArrayList<>();
        of.forEach(all::add);
        return some(all);
    }
}
