package org.bailiwick.jose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code act} claim (RFC 8693 section 4.1): who acts, and as history who acted before (TE-1). Whatever else an
 * actor's object says has no effect (TE-2).
 */
public final class ActorChain {
    /** How many actors a token may name (TE-9). */
    static final int MAX_ACTORS = 10;

    private ActorChain() {}

    /** Whether the value of the claim is nested deeper than actors are read, whatever is in it (TE-9). */
    public static boolean isTooLong(Object act) {
        int actors = 0;
        @Nullable Object here = act;
        while (actors <= MAX_ACTORS && here instanceof Map<?, ?> actor) {
            actors++;
            here = actor.get("act");
        }
        return actors > MAX_ACTORS;
    }

    /** The actors in the value of the claim; refused when one has no {@code sub}, is no object, or there are too many. */
    public static Reading<Actor, Reason> of(Object act) {
        List<String> subjects = new ArrayList<>();
        @Nullable Object here = act;
        while (here != null) {
            if (subjects.size() == MAX_ACTORS
                    || !(here instanceof Map<?, ?> actor)
                    || !(actor.get("sub") instanceof String subject)
                    || subject.isEmpty()) {
                return new Reading.Refused<>(Reason.TOKEN_CLAIM_MALFORMED);
            }
            subjects.add(subject);
            here = actor.get("act");
        }
        return new Reading.Read<>(new Actor(subjects.get(0), subjects.subList(1, subjects.size())));
    }
}
