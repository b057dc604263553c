package org.bailiwick.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An authorization server for tests, on plain HTTP at 127.0.0.1: RFC 8414 metadata and OpenID Connect Discovery, a key
 * set, a token endpoint that trades tokens too, introspection of its own tokens and of those of domains it trusts, and
 * tokens of every kind, good or deliberately flawed. It can be made to fail, and to lie, in many ways while it runs.
 * Needs no test framework.
 */
public final class EmbeddedAuthority implements AutoCloseable {
    final AuthorityServer server;
    private final boolean ownsServer;
    private final String path;
    private final Clock clock;
    private final String audience;
    private final Algorithm algorithm;
    private final Optional<String> opaquePrefix;
    private final PublishedKeys keys = new PublishedKeys();
    private final SigningKey stranger = SigningKey.generate(Algorithm.ES256);
    private final Clients clients = new Clients(this);
    private final IssuedTokens tokens = new IssuedTokens(this, keys);
    private final TokenEndpoint tokenEndpoint = new TokenEndpoint(this, clients, tokens);
    private final Federation federation = new Federation(this);
    private final Introspection introspection = new Introspection(this, clients, tokens, federation);
    private final EndpointSwitches switches = new EndpointSwitches();

    private EmbeddedAuthority(Builder settings, AuthorityServer server, boolean ownsServer) {
        this.server = server;
        this.ownsServer = ownsServer;
        this.path = settings.path;
        this.clock = settings.clock;
        this.audience = settings.audience;
        this.algorithm = settings.algorithms.get(0);
        this.opaquePrefix = settings.opaquePrefix;
        settings.algorithms.forEach(keys::current);
        for (Endpoint endpoint : Endpoint.values()) {
            server.route(endpoint.path(path), switches.handler(endpoint, this::answer));
        }
    }

    /** An authority with the defaults of {@link #builder}, listening. */
    public static EmbeddedAuthority start() {
        return builder().start();
    }

    /** Begins an authority: a free port, no path, the system's clock, a key each for RS256 and ES256. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Another issuer behind the same port, at this path, with keys, clients and faults of its own.
     *
     * @param tenantPath as for {@link Builder#path}
     * @param algorithms as for {@link Builder#algorithms}; the default when there are none
     */
    public EmbeddedAuthority tenant(String tenantPath, Algorithm... algorithms) {
        Builder settings = builder().path(tenantPath).clock(clock).audience(audience);
        if (algorithms.length > 0) {
            settings.algorithms = List.of(algorithms);
        }
        return new EmbeddedAuthority(settings, server, false);
    }

    /** The issuer identifier. */
    public String issuer() {
        return "http://127.0.0.1:" + server.port() + path;
    }

    public int port() {
        return server.port();
    }

    /** Where an endpoint is. */
    public URI uri(Endpoint endpoint) {
        return URI.create("http://127.0.0.1:" + server.port() + endpoint.path(path));
    }

    /** Begins a token of this issuer: a good one, as long as nothing else is said. */
    public TokenBuilder token() {
        return new TokenBuilder(this, keys.current(algorithm)).audience(audience);
    }

    /** Begins an opaque token of this issuer: a good one, as long as nothing else is said. */
    public OpaqueTokenBuilder opaque() {
        return new OpaqueTokenBuilder(this, tokens).audience(audience);
    }

    /** Introspection calls this token, opaque or signed, inactive from now on. */
    public void revoke(String token) {
        tokens.revoke(token);
    }

    /** The key that signs by this algorithm now; made and published on first use. */
    public SigningKey key(Algorithm by) {
        return keys.current(by);
    }

    /** The key of that name, published still or withdrawn. */
    public SigningKey key(String kid) {
        return keys.named(kid);
    }

    /** A key that this issuer does not publish; {@link Endpoint#STRANGERS_KEYS} shows it. */
    public SigningKey strangersKey() {
        return stranger;
    }

    /** Signs with new keys from now on; the old ones stay published. */
    public void rotate() {
        keys.rotate();
    }

    /** No longer publishes the key; where it was the current one, the next token is signed by a new one. */
    public void withdraw(String kid) {
        keys.withdraw(kid);
    }

    /** Publishes one more key, flawed; tokens can be signed by it all the same. */
    public SigningKey publish(FlawedKey flaw) {
        return keys.publish(flaw);
    }

    /**
     * Registers a client for the token endpoint and for introspection, with the scopes it may have; the token endpoint
     * gives it all of them when it asks for none.
     */
    @CanIgnoreReturnValue
    public EmbeddedAuthority client(String id, String secret, String... scopes) {
        clients.register(Client.withSecret(id, secret, scopes));
        return this;
    }

    /**
     * Registers a client that shows who it is by {@code private_key_jwt}.
     *
     * @param publicJwk its key, with {@code alg}
     */
    @CanIgnoreReturnValue
    public EmbeddedAuthority client(String id, Map<String, ?> publicJwk, String... scopes) {
        clients.register(Client.withKey(id, publicJwk, scopes));
        return this;
    }

    /** Lets a registered client trade tokens at one target; said again, at one more. */
    @CanIgnoreReturnValue
    public EmbeddedAuthority mayTrade(String client, Trading trading) {
        tokenEndpoint.tradings().add(client, trading);
        return this;
    }

    /** Honours the other authority's grants of identity chaining, and keeps its subjects' names. */
    @CanIgnoreReturnValue
    public EmbeddedAuthority trustGrantsOf(EmbeddedAuthority other) {
        tokenEndpoint.jwtBearer().trust(other);
        return this;
    }

    /** The same; its subjects are called here what is said, and those of whom nothing is said are nobody here. */
    @CanIgnoreReturnValue
    public EmbeddedAuthority trustGrantsOf(EmbeddedAuthority other, Map<String, String> subjects) {
        tokenEndpoint.jwtBearer().trust(other, subjects);
        return this;
    }

    /** Trusts the other authority's word for its tokens, within what the edge allows; see {@link #federate(String, URI, Edge)}. */
    @CanIgnoreReturnValue
    public EmbeddedAuthority federate(EmbeddedAuthority other, Edge edge) {
        return federate(other.issuer(), other.uri(Endpoint.FEDERATED_INTROSPECTION), edge);
    }

    /**
     * Trusts another domain's word for its tokens, within what the edge allows. {@link Endpoint#FEDERATED_INTROSPECTION},
     * which is published from now on, asks it about tokens that are not this issuer's, and says in this issuer's name
     * what it hears. The other domain has to know the edge's client.
     *
     * @param issuer the other's issuer identifier, which its answers must carry
     * @param endpoint where to ask it
     */
    @CanIgnoreReturnValue
    public EmbeddedAuthority federate(String issuer, URI endpoint, Edge edge) {
        federation.add(new Partner(issuer, endpoint, edge));
        return this;
    }

    /** The {@code Cache-Control} field of introspection's answers, {@code private, max-age=30} for one; empty for none. */
    @CanIgnoreReturnValue
    public EmbeddedAuthority introspectionCacheControl(String field) {
        introspection.cacheControl(field);
        return this;
    }

    /** Introspection tells this lie from now on, instead of any other; see {@link #honest}. */
    public void lie(Lie told) {
        introspection.lie(told);
    }

    /** The token endpoint gives too much in this way from now on, instead of any other; see {@link #honest}. */
    public void exceed(Excess given) {
        tokenEndpoint.exceed(given);
    }

    /** Introspection tells the truth again, the token endpoint gives what is asked; healing does not bring that about. */
    public void honest() {
        introspection.lie(null);
        tokenEndpoint.exceed(null);
    }

    /** What introspection was asked by clients that have shown who they are, in the order in which it came. */
    public List<Question> questions() {
        return introspection.questions();
    }

    /** What the token endpoint was asked for by clients that have shown who they are, in the order in which it came. */
    public List<Trade> trades() {
        return tokenEndpoint.trades().all();
    }

    /** The watcher, and no other, sees from now on what the token endpoint is asked for. */
    public void watchTrades(TradeWatcher watcher) {
        tokenEndpoint.trades().watch(watcher);
    }

    /** The watcher, and no other, sees from now on what introspection is asked. */
    public void watch(QuestionWatcher watcher) {
        introspection.watch(watcher);
    }

    /** The endpoint answers 404 from now on, as if it had never been there; healing does not bring it back. */
    @CanIgnoreReturnValue
    public EmbeddedAuthority hide(Endpoint endpoint) {
        switches.hide(endpoint);
        return this;
    }

    /** The fault befalls every endpoint of this issuer; {@link Fault#DOWN} everything behind its port. */
    public void fault(Fault fault) {
        if (fault == Fault.DOWN) {
            stop();
        } else {
            switches.fault(fault);
        }
    }

    /**
     * The fault befalls one endpoint.
     *
     * @throws IllegalArgumentException for {@link Fault#DOWN}, because endpoints share a port
     */
    public void fault(Endpoint endpoint, Fault fault) {
        if (fault == Fault.DOWN) {
            throw new IllegalArgumentException("fault: down (expected: one that a single endpoint can have)");
        }
        switches.fault(endpoint, fault);
    }

    /** Everything is well again, what was down and what hung included. */
    public void heal() {
        switches.heal();
        server.restart();
    }

    /** Connections are refused until {@link #heal}; the port stays reserved. */
    public void stop() {
        server.stop();
    }

    /** How many requests have reached the endpoint, answered or not. */
    public int requests(Endpoint endpoint) {
        return switches.requests(endpoint);
    }

    /** Ends the authority, and with the one that was started first every issuer behind the same port. */
    @Override
    public void close() {
        switches.heal();
        if (ownsServer) {
            server.close();
        }
    }

    Clock clock() {
        return clock;
    }

    /** What signs where nothing else is said. */
    Algorithm algorithm() {
        return algorithm;
    }

    /** How tokens of the token endpoint begin that are opaque; nothing where they are signed. */
    Optional<String> opaquePrefix() {
        return opaquePrefix;
    }

    /** Whether a key that is published now has signed this. */
    boolean hasSigned(ReceivedJwt jwt) {
        return keys.haveSigned(jwt);
    }

    boolean isFederated() {
        return !federation.isEmpty();
    }

    private Reply answer(Endpoint endpoint, HttpExchange exchange) throws IOException {
        return switch (endpoint) {
            case METADATA -> Reply.json(200, Documents.metadata(this));
            case OPENID_CONFIGURATION -> Reply.json(200, Documents.openidConfiguration(this));
            case JWKS -> Reply.json(200, keys.json());
            case TOKEN -> tokenEndpoint.answer(exchange);
            case INTROSPECTION, FEDERATED_INTROSPECTION -> introspection.answer(endpoint, exchange);
            case STRANGERS_KEYS -> Reply.json(200, Documents.keySet(stranger));
        };
    }

    @Override
    public String toString() {
        return "EmbeddedAuthority[" + issuer() + "]";
    }

    /** Settings of an authority. */
    public static final class Builder {
        private int port;
        private String path = "";
        private Clock clock = Clock.systemUTC();
        private String audience = "https://api.example.com";
        private List<Algorithm> algorithms = List.of(Algorithm.RS256, Algorithm.ES256);
        private Optional<String> opaquePrefix = Optional.empty();

        private Builder() {}

        /** The port; 0, the default, for one that is free. */
        @CanIgnoreReturnValue
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** The path of the issuer: empty, or with a slash at its beginning and none at its end. */
        @CanIgnoreReturnValue
        public Builder path(String issuerPath) {
            if (!issuerPath.isEmpty() && (!issuerPath.startsWith("/") || issuerPath.endsWith("/"))) {
                throw new IllegalArgumentException("path: " + issuerPath + " (expected: empty, or like /tenant)");
            }
            this.path = issuerPath;
            return this;
        }

        /** What time it is for the tokens. */
        @CanIgnoreReturnValue
        public Builder clock(Clock time) {
            this.clock = time;
            return this;
        }

        /** The audience of tokens that name no other; {@code https://api.example.com} by default. */
        @CanIgnoreReturnValue
        public Builder audience(String resource) {
            this.audience = resource;
            return this;
        }

        /**
         * The algorithms that keys are published for from the start, RS256 and ES256 by default; others follow on
         * first use. Tokens that name none are signed by the first.
         */
        @CanIgnoreReturnValue
        public Builder algorithms(Algorithm first, Algorithm... more) {
            List<Algorithm> all = new ArrayList<>(List.of(first));
            all.addAll(List.of(more));
            this.algorithms = List.copyOf(all);
            return this;
        }

        /** The token endpoint issues opaque tokens that begin like this; without, signed ones. */
        @CanIgnoreReturnValue
        public Builder opaqueTokens(String prefix) {
            this.opaquePrefix = Optional.of(prefix);
            return this;
        }

        /**
         * Starts to listen.
         *
         * @throws java.io.UncheckedIOException when the port is not free
         */
        public EmbeddedAuthority start() {
            return new EmbeddedAuthority(this, new AuthorityServer(port), true);
        }
    }
}
