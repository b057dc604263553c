package org.bailiwick.testkit.asid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One session: every A_SID that came of one login. It is revoked as a whole. Does not print. */
final class Family {
    private final Consumer consumer;
    private final Person person;
    private final Consent consent;
    private final List<String> resources;
    private final Instant end;
    private final Optional<String> codeHash;
    private volatile boolean revoked;

    /**
     * A session.
     *
     * @param end when it is over, however often it is refreshed
     * @param codeHash the hash of the {@code a_code} that has opened it; nothing where there was none
     */
    Family(
            Consumer consumer,
            Person person,
            Consent consent,
            List<String> resources,
            Instant end,
            Optional<String> codeHash) {
        this.consumer = consumer;
        this.person = person;
        this.consent = consent;
        this.resources = List.copyOf(resources);
        this.end = end;
        this.codeHash = codeHash;
    }

    Consumer consumer() {
        return consumer;
    }

    String uid() {
        return person.uid();
    }

    Consent consent() {
        return consent;
    }

    List<String> resources() {
        return resources;
    }

    Instant end() {
        return end;
    }

    boolean isOf(Consumer other) {
        return consumer.id().equals(other.id());
    }

    boolean wasOpenedBy(String code) {
        return codeHash.equals(Optional.of(Secrets.hash(code)));
    }

    void revoke() {
        revoked = true;
    }

    boolean isRevoked() {
        return revoked;
    }
}
