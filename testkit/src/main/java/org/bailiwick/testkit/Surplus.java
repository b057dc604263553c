package org.bailiwick.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How too much is given, where it takes more than a word to the issuance. */
final class Surplus {
    private static final int MANY = 12;
    private static final Map<String, Object> LEAVE_TO_PAY = Map.of("type", "payment", "actions", List.of("transfer"));

    private Surplus() {}

    static String everyScope(Issuance issuance) {
        return (issuance.text("scope") + " " + Deceit.EVERY_SCOPE).trim();
    }

    static void alsoForAnother(Issuance issuance) {
        issuance.claim("aud", more(issuance, "aud", Lie.ANOTHER));
    }

    static void aDayMore(Issuance issuance) {
        long end = issuance.end() + Deceit.DAY;
        issuance.claim("exp", end).respond("expires_in", end - issuance.now());
    }

    static void actorTwice(Issuance issuance, Bargain bargain) {
        String actor = bargain.actor().isEmpty() ? bargain.client().id() : bargain.actor();
        bargain.carryActors(issuance).grow(actor).grow(actor);
    }

    static void manyActors(Issuance issuance) {
        for (int number = 1; number <= MANY; number++) {
            issuance.grow("actor" + number);
        }
    }

    static void leaveToPay(Issuance issuance) {
        List<@Nullable Object> details = more(issuance, "authorization_details", LEAVE_TO_PAY);
        issuance.claim("authorization_details", details).respond("authorization_details", details);
    }

    /** The values of the claim and one more. */
    static List<@Nullable Object> more(Issuance issuance, String claim, Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        if (issuance.claim(claim) instanceof List<?> several) {
            values.addAll(several);
        } else if (issuance.has(claim)) {
            values.add(issuance.claim(claim));
        }
        values.add(value);
        return values;
    }
}
