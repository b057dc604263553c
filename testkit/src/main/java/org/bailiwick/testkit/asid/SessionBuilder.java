package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens one session as if its person had logged in and answered like this; what is said later wins. */
public final class SessionBuilder {
    private final Books books;
    private final Consumer consumer;
    private final Person person;
    private final Map<String, Boolean> grants = new LinkedHashMap<>();
    private final Map<String, Boolean> scopes = new LinkedHashMap<>();
    private List<String> resources;
    private String sid = Secrets.random();
    private Duration age;

    SessionBuilder(Books books, Consumer consumer, Person person) {
        this.books = books;
        this.consumer = consumer;
        this.person = person;
        this.resources = books.registry().resources();
        this.age = books.settings().sidMaxAge();
    }

    /** Roles that are true in {@code c_grant}. */
    @CanIgnoreReturnValue
    public SessionBuilder granting(String... roles) {
        return put(grants, true, roles);
    }

    /** Roles that are false in {@code c_grant}. */
    @CanIgnoreReturnValue
    public SessionBuilder denying(String... roles) {
        return put(grants, false, roles);
    }

    /** Pieces of information that are true in {@code c_scope}. */
    @CanIgnoreReturnValue
    public SessionBuilder sharing(String... pieces) {
        return put(scopes, true, pieces);
    }

    /** Pieces of information that are false in {@code c_scope}. */
    @CanIgnoreReturnValue
    public SessionBuilder withholding(String... pieces) {
        return put(scopes, false, pieces);
    }

    private SessionBuilder put(Map<String, Boolean> answers, boolean answer, String... names) {
        for (String name : names) {
            answers.put(name, answer);
        }
        return this;
    }

    /** Where the A_SID is good, instead of at every resource server that is registered by now. */
    @CanIgnoreReturnValue
    public SessionBuilder resources(String... ids) {
        this.resources = List.of(ids);
        return this;
    }

    /** A_EXP, from now; no later than the session's end. */
    @CanIgnoreReturnValue
    public SessionBuilder expiresIn(Duration time) {
        this.age = time;
        return this;
    }

    /** The A_SID, instead of a random one, to compare with known values. */
    @CanIgnoreReturnValue
    public SessionBuilder sid(String text) {
        this.sid = text;
        return this;
    }

    /**
     * The session, in force.
     *
     * @throws IllegalStateException when there are too many
     */
    public Session open() {
        Instant now = books.now();
        Family family = new Family(
                consumer,
                person,
                new Consent(grants, scopes),
                resources,
                books.sessions().end(now),
                Optional.empty());
        try {
            return new Session(books, books.sessions().open(sid, family, age, now));
        } catch (TicketRefusal refusal) {
            throw new IllegalStateException("session: " + refusal.error().code(), refusal);
        }
    }
}
