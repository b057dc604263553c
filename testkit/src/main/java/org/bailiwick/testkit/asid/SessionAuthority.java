package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.Annex;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.Reply;

/**
 * An authority of sessions (A_SID) for tests, on plain HTTP at 127.0.0.1: every ticket, a login page that a person can
 * use, refresh with reuse detection, revocation, verification for resource servers, signed tickets. It can be made to
 * fail and to lie while it runs. Needs no test framework.
 */
public final class SessionAuthority implements AutoCloseable {
    private final EmbeddedAuthority keys;
    private final Annex annex;
    private final Books books;
    private final VerifyEndpoint verify;
    private final Lookout lookout = new Lookout();

    private SessionAuthority(Settings settings, EmbeddedAuthority keys) {
        this.keys = keys;
        this.annex = Annex.of(keys);
        this.books = new Books(settings, keys);
        this.verify = new VerifyEndpoint(books);
        serve(AsidEndpoint.HANDSHAKE, new HandshakeEndpoint(books));
        serve(AsidEndpoint.RESULT, new ResultEndpoint(books));
        serve(AsidEndpoint.REFRESH, new RefreshEndpoint(books));
        serve(AsidEndpoint.REVOKE, new RevokeEndpoint(books));
        serve(AsidEndpoint.VERIFY, verify);
        annex.serve(AsidEndpoint.LOGIN.path(), AsidEndpoint.LOGIN.methods(), new LoginEndpoint(books));
        annex.serve(
                AsidEndpoint.METADATA.path(),
                AsidEndpoint.METADATA.methods(),
                exchange -> Reply.json(200, new AuthorityMetadata(books).json()));
    }

    private void serve(AsidEndpoint endpoint, TicketEndpoint tickets) {
        annex.serve(endpoint.path(), endpoint.methods(), lookout.over(endpoint, TicketEndpoint.refusing(tickets)));
    }

    /** An authority with the defaults of {@link #builder}, listening. */
    public static SessionAuthority start() {
        return builder().start();
    }

    /** Begins an authority: a free port, the system's clock, A_SIDs of ten minutes in sessions of eight hours. */
    public static Builder builder() {
        return new Builder();
    }

    /** The authority's identifier, below which its endpoints are. */
    public String authority() {
        return books.authority();
    }

    /** Where an endpoint is. */
    public URI uri(AsidEndpoint endpoint) {
        return URI.create(authority() + endpoint.path());
    }

    /** The keys that sign tickets, and the key set: they can be rotated, withdrawn, flawed, and made to fail. */
    public EmbeddedAuthority keys() {
        return keys;
    }

    /** Registers a consumer, instead of any other with its {@code c_id}. */
    @CanIgnoreReturnValue
    public SessionAuthority register(Consumer consumer) {
        books.registry().add(consumer);
        return this;
    }

    /** Registers a resource server, instead of any other with its {@code r_id}. */
    @CanIgnoreReturnValue
    public SessionAuthority register(Resource resource) {
        books.registry().add(resource);
        return this;
    }

    /** Somebody who can log in. */
    @CanIgnoreReturnValue
    public SessionAuthority person(String name, String uid) {
        books.add(new Person(name, uid, false));
        return this;
    }

    /** Somebody who is known and let in nowhere: a login by that name fails. */
    @CanIgnoreReturnValue
    public SessionAuthority barred(String name, String uid) {
        books.add(new Person(name, uid, true));
        return this;
    }

    /**
     * Begins a session without a browser.
     *
     * @param consumer one that is registered here
     * @param person the name of somebody who is known here
     */
    public SessionBuilder session(Consumer consumer, String person) {
        if (books.registry()
                .consumer(consumer.id())
                .filter(known -> known == consumer)
                .isEmpty()) {
            throw new IllegalArgumentException("consumer: " + consumer + " (expected: one that is registered here)");
        }
        Person known = books.person(person)
                .orElseThrow(() -> new IllegalArgumentException("person: unknown (expected: one that can log in)"));
        return new SessionBuilder(books, consumer, known);
    }

    /** How many sessions are in force: neither revoked nor over. */
    public int sessions() {
        return books.sessions().inForce(books.now());
    }

    /** Ends every session. */
    public void revokeAll() {
        books.sessions().revokeAll();
    }

    /** Verification tells this lie of active A_SIDs from now on, instead of any other; see {@link #honest}. */
    public void lie(VerifyLie told) {
        verify.lie(told);
    }

    /** Consumers are told this lie from now on, instead of any other; see {@link #honest}. */
    public void lie(TicketLie told) {
        books.lie(told);
    }

    /** Every endpoint tells the truth again; healing does not bring that about. */
    public void honest() {
        verify.lie(null);
        books.lie(null);
    }

    /**
     * The fault befalls one endpoint; {@link TicketError#fault} has those of the protocol.
     *
     * @throws IllegalArgumentException for {@link Fault#DOWN}, because endpoints share a port
     */
    public void fault(AsidEndpoint endpoint, Fault fault) {
        if (fault == Fault.DOWN) {
            throw new IllegalArgumentException("fault: down (expected: one that a single endpoint can have)");
        }
        annex.fault(endpoint.path(), fault);
    }

    /** Everything is well again, what was down and what hung included. */
    public void heal() {
        annex.heal();
        keys.heal();
    }

    /** Connections are refused until {@link #heal}; the port stays reserved. */
    public void stop() {
        keys.stop();
    }

    /** The endpoint answers 404 from now on, as if it had never been there; healing does not bring it back. */
    @CanIgnoreReturnValue
    public SessionAuthority hide(AsidEndpoint endpoint) {
        annex.hide(endpoint.path());
        return this;
    }

    /** The watcher, and no other, sees from now on which tickets come. */
    public void watch(TicketWatcher watcher) {
        lookout.by(watcher);
    }

    /** How many requests have reached the endpoint, answered or not. */
    public int requests(AsidEndpoint endpoint) {
        return annex.requests(endpoint.path());
    }

    @Override
    public void close() {
        annex.heal();
        keys.close();
    }

    @Override
    public String toString() {
        return "SessionAuthority[" + authority() + "]";
    }

    /** Settings of an authority of sessions. */
    public static final class Builder {
        private static final Duration LONGEST_OVERLAP = Duration.ofSeconds(30);

        private int port;
        private Clock clock = Clock.systemUTC();
        private Duration sidMaxAge = Duration.ofMinutes(10);
        private Duration sessionMaxAge = Duration.ofHours(8);
        private Duration overlap = Duration.ZERO;
        private Duration raceWindow = Duration.ofSeconds(5);
        private Duration loginWindow = Duration.ofMinutes(10);
        private Duration codeAge = Duration.ofMinutes(1);
        private boolean seed;
        private boolean signedTickets = true;
        private boolean numericTimes;
        private int limit = 10_000;

        private Builder() {}

        /** The port; 0, the default, for one that is free. */
        @CanIgnoreReturnValue
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** What time it is for sessions, tickets and logins. */
        @CanIgnoreReturnValue
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /** How long an A_SID is good ({@code a_sid_max_age}); ten minutes by default. */
        @CanIgnoreReturnValue
        public Builder sidMaxAge(Duration time) {
            this.sidMaxAge = time;
            return this;
        }

        /** How long a session lasts, however often it is refreshed ({@code a_session_max_age}); eight hours by default. */
        @CanIgnoreReturnValue
        public Builder sessionMaxAge(Duration time) {
            this.sessionMaxAge = time;
            return this;
        }

        /** How long a superseded A_SID is good still ({@code a_sid_overlap}): zero, the default, to 30 seconds. */
        @CanIgnoreReturnValue
        public Builder overlap(Duration time) {
            if (time.isNegative() || time.compareTo(LONGEST_OVERLAP) > 0) {
                throw new IllegalArgumentException("overlap: " + time + " (expected: PT0S to " + LONGEST_OVERLAP + ")");
            }
            this.overlap = time;
            return this;
        }

        /**
         * How long after a refresh a use of the old A_SID counts as a race; five seconds by default, and never less than
         * the overlap. It is refused, but only later does it end the session.
         */
        @CanIgnoreReturnValue
        public Builder raceWindow(Duration time) {
            this.raceWindow = time;
            return this;
        }

        /** How long a person has for the login, which is A_EXP of the redirect ticket; ten minutes by default. */
        @CanIgnoreReturnValue
        public Builder loginWindow(Duration time) {
            this.loginWindow = time;
            return this;
        }

        /** How long {@code a_code} is good; a minute by default. */
        @CanIgnoreReturnValue
        public Builder codeAge(Duration time) {
            this.codeAge = time;
            return this;
        }

        /**
         * The seed's literal form, which can be fixated: the browser brings back {@code a_sid} in place of a handle, no
         * {@code a_code}, and results are given as often as they are asked for.
         */
        @CanIgnoreReturnValue
        public Builder seedLiteral() {
            this.seed = true;
            return this;
        }

        /** Results come without {@code a_ticket}. */
        @CanIgnoreReturnValue
        public Builder withoutSignedTickets() {
            this.signedTickets = false;
            return this;
        }

        /** {@code a_exp} is a number of seconds, which readers take as well. */
        @CanIgnoreReturnValue
        public Builder numericTimes() {
            this.numericTimes = true;
            return this;
        }

        /** The most handshakes that are open at once, and the most A_SIDs that are remembered; 10,000 by default. */
        @CanIgnoreReturnValue
        public Builder limit(int most) {
            this.limit = most;
            return this;
        }

        /**
         * Starts to listen.
         *
         * @throws java.io.UncheckedIOException when the port is not free
         */
        public SessionAuthority start() {
            EmbeddedAuthority keys = EmbeddedAuthority.builder()
                    .port(port)
                    .clock(clock)
                    .algorithms(Algorithm.ES256)
                    .start();
            for (Endpoint each : Endpoint.values()) {
                if (each != Endpoint.JWKS && each != Endpoint.STRANGERS_KEYS) {
                    keys.hide(each);
                }
            }
            return new SessionAuthority(settings(), keys);
        }

        private Settings settings() {
            return new Settings(
                    clock,
                    sidMaxAge,
                    sessionMaxAge,
                    overlap,
                    raceWindow,
                    loginWindow,
                    codeAge,
                    seed,
                    signedTickets,
                    numericTimes,
                    limit);
        }
    }
}
