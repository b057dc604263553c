package org.bailiwick.config;

import java.time.Duration;
import java.util.Optional;
import org.bailiwick.config.NextHopSettings.Bounds;
import org.bailiwick.config.NextHopSettings.NewSubject;

/** The keys that say what a new token is held to, beyond being no wider than the caller's. */
final class BoundsKeys {
    static final Key<String> VERIFY_BY = Key.optional(
            "verify-by",
            Kinds.TEXT,
            "what it says itself, as far as it can be read",
            "The domain that speaks for the new token: of `kind: jwt`, its keys verify the token; of `kind: introspection`,"
                    + " its authority is asked about it.");
    static final Key<About> SUBJECT = Key.withDefault(
            "subject",
            Kinds.choice(About.values()),
            "same",
            "Whether the new token has the caller's `sub`. `mapped`: the authority may name the caller otherwise.");
    static final Key<String> SUBJECT_CLAIM = Key.optional(
            "subject-claim",
            Kinds.TEXT,
            "any `sub` is taken",
            "With `subject: mapped`, the claim of the caller's token that the new `sub` must equal.");
    static final Key<Integer> DEPTH =
            Key.withDefault("depth", Kinds.count(1, 10), "4", "The most actors that the new token may name.");
    static final Key<Duration> LONGER_LIFE = Key.withDefault(
            "longer-life",
            Quantities.duration("0s", "1h"),
            "0s",
            "How long the new token may be valid after the caller's is not any more.");

    private BoundsKeys() {}

    /** Whom a new token is about. */
    enum About {
        SAME,
        MAPPED
    }

    static void check(Fields fields, Reading reading) {
        if (fields.has(SUBJECT_CLAIM) && fields.find(SUBJECT).equals(Optional.of(About.SAME))) {
            reading.unexpected(fields.place(SUBJECT_CLAIM), "no claim, or subject: mapped");
        }
    }

    static Bounds build(Fields fields) {
        return new Bounds(fields.find(VERIFY_BY), subject(fields), fields.get(DEPTH), fields.get(LONGER_LIFE));
    }

    private static NewSubject subject(Fields fields) {
        Optional<NewSubject> ofClaim = fields.find(SUBJECT_CLAIM).map(NewSubject.OfClaim::new);
        return switch (fields.get(SUBJECT)) {
            case SAME -> new NewSubject.Same();
            case MAPPED -> ofClaim.orElseGet(NewSubject.Mapped::new);
        };
    }
}
