package org.bailiwick.testkit.asid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Reply;
import org.jspecify.annotations.Nullable;

/** Everything an authority of sessions knows. */
final class Books {
    private final Settings settings;
    private final EmbeddedAuthority keys;
    private final Registry registry;
    private final Handshakes handshakes;
    private final Sessions sessions;
    private volatile @Nullable TicketLie lie;
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

    /** The lie that consumers are told from now on; none for the truth. */
    void lie(@Nullable TicketLie told) {
        this.lie = told;
    }

    /** The answer of an endpoint that gives this ticket, which may have been made a lie. */
    Reply give(AsidEndpoint endpoint, Ticket ticket) {
        @Nullable TicketLie told = lie;
        if (told != null && told.endpoint() == endpoint) {
            told.tell(ticket);
        }
        return ticket.reply();
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
