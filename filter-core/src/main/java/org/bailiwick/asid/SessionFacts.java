package org.bailiwick.asid;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What an authority says of a session, in an answer or in a ticket. Does not print.
 *
 * @param consumer {@code c_id}: whose session it is to use
 * @param subject {@code a_uid}: whom it is about
 * @param end {@code a_exp}: from when on it is worth nothing
 * @param grants {@code c_grant}: roles, and whether the subject has them for this consumer
 * @param scopes {@code c_scope}: pieces of information, and whether the consumer may have them
 */
record SessionFacts(
        String consumer, String subject, Instant end, Map<String, Boolean> grants, Map<String, Boolean> scopes) {
    SessionFacts {
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(end, "end");
        grants = Map.copyOf(grants);
        scopes = Map.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "SessionFacts[hidden]";
    }
}
