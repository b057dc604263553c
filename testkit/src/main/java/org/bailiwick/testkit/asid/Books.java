package org.bailiwick.testkit.asid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bailiwick.testkit.EmbeddedAuthority;

/** Everything an authority of sessions knows. */
final class Books {
    private final Settings settings;
    private final EmbeddedAuthority keys;
    private final Registry registry;
    private final Handshakes handshakes;
    private final Sessions sessions;
    private final List<Person> people = new CopyOnWriteArrayList<>();

    Books(Settings settings, EmbeddedAuthority keys) {
        this.settings = settings;
        this.keys = keys;
        this.registry = new Registry(keys);
        this.handshakes = new Handshakes(settings);
        this.sessions = new Sessions(settings);
    }

    Settings settings() {
        return settings;
    }

    EmbeddedAuthority keys() {
        return keys;
    }

    Registry registry() {
        return registry;
    }

    Handshakes handshakes() {
        return handshakes;
    }

    Sessions sessions() {
        return sessions;
    }

    Instant now() {
        return settings.clock().instant();
    }

    /** The authority's identifier. */
    String authority() {
        return keys.issuer();
    }

    /** Somebody who can log in; instead of whoever had the name. */
    void add(Person person) {
        people.removeIf(each -> each.name().equals(person.name()));
        people.add(person);
    }

    List<Person> people() {
        return new ArrayList<>(people);
    }

    Optional<Person> person(String name) {
        return people.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
