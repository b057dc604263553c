package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.jspecify.annotations.Nullable;

/** What the rows of one adapter share: the authorities of two domains, and the adapter once per configuration. */
@SuppressWarnings("try") // An adapter may throw anything when it stops; it is handed on.
final class Stand implements AutoCloseable {
    private final Starter starter;
    private final Set<Capability> capabilities;
    private final EmbeddedAuthority home = EmbeddedAuthority.start();
    private final EmbeddedAuthority partner = EmbeddedAuthority.start();
    private final Map<String, RunningAdapter> adapters = new HashMap<>();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private @Nullable EmbeddedAuthority wide;
    private @Nullable FlawedIssuers flawed;
    private Sickness.@Nullable Ward sick;
    private Outage.@Nullable Ward silent;
    private @Nullable Liars liars;
    private @Nullable Hops hops;
    private @Nullable Presenting presenting;
    private final Map<String, Lobby> lobbies = new HashMap<>();

    Stand(Starter starter, Set<Capability> capabilities) {
        this.starter = starter;
        this.capabilities = capabilities;
        Asking.know(home);
        Asking.know(partner);
        started.push(home);
        started.push(partner);
    }

    /** The authority of the domain that rules believe when they say nothing. */
    EmbeddedAuthority home() {
        return home;
    }

    /** The authority of the other domain. */
    EmbeddedAuthority partner() {
        return partner;
    }

    /** One more authority, with a port of its own. */
    EmbeddedAuthority another() {
        EmbeddedAuthority authority =
                EmbeddedAuthority.builder().algorithms(Algorithm.ES256).start();
        started.push(authority);
        return authority;
    }

    /** An authority with a key for every algorithm. */
    EmbeddedAuthority wide() {
        if (wide == null) {
            wide = EmbeddedAuthority.builder()
                    .algorithms(Algorithm.RS256, Algorithm.values())
                    .start();
            started.push(wide);
        }
        return wide;
    }

    /** Authorities that publish flawed keys. */
    FlawedIssuers flawed() {
        if (flawed == null) {
            flawed = new FlawedIssuers(another());
        }
        return flawed;
    }

    /** Authorities that fail. */
    Sickness.Ward sick() {
        if (sick == null) {
            sick = new Sickness.Ward(another());
        }
        return sick;
    }

    /** One more authority that the adapter may ask about tokens. */
    EmbeddedAuthority asked() {
        return Asking.know(another());
    }

    /** Authorities that do not say what they are asked. */
    Outage.Ward silent() {
        if (silent == null) {
            silent = new Outage.Ward(another());
        }
        return silent;
    }

    /** Authorities that do not tell the truth. */
    Liars liars() {
        if (liars == null) {
            liars = new Liars(another());
        }
        return liars;
    }

    /** The ways to the next hop, all known to one adapter. */
    Hops hops() {
        if (hops == null) {
            hops = new Hops(another(), another(), another());
        }
        return hops;
    }

    /** The authorities of sessions, and those who present them. */
    Presenting presenting() {
        if (presenting == null) {
            presenting = new Presenting(home);
            started.push(presenting);
        }
        return presenting;
    }

    /** Where people log in, and stay so. */
    Lobby lobby() {
        return lobby("usual", Lobby.draft(this));
    }

    /** The same, where nothing is remembered, and where so few log in that the adapter ends no login by itself. */
    Lobby quietLobby() {
        return lobby("quiet", Lobby.draft(this).asking());
    }

    /** The same, opened once for that name. */
    Lobby lobby(String name, Lobby.Draft draft) {
        return lobbies.computeIfAbsent(name, unseen -> {
            Lobby lobby = draft.open();
            started.push(lobby);
            return lobby;
        });
    }

    /** A request to the adapter under {@link Configurations#standard}. */
    Request get(String target) throws Exception {
        return request("GET", target);
    }

    Request request(String method, String target) throws Exception {
        return new Request(base(), method, target);
    }

    /** Where the adapter listens under {@link Configurations#standard}. */
    URI base() throws Exception {
        return adapter(Configurations.standard(home, partner));
    }

    /** A request to the adapter under this configuration. */
    Request request(String yaml, String method, String target) throws Exception {
        return new Request(adapter(yaml), method, target);
    }

    /** Where the adapter listens under this configuration; started when it is not yet. */
    synchronized URI adapter(String yaml) throws Exception {
        @Nullable RunningAdapter adapter = adapters.get(yaml);
        if (adapter == null) {
            adapter = starter.start(yaml);
            adapters.put(yaml, adapter);
            started.push(adapter);
        }
        return adapter.baseUri();
    }

    /** Ends the row here, as not applicable, when the adapter does not have what it needs. */
    void needs(Capability capability) {
        assumeThat(capabilities).contains(capability);
    }

    /** The application was reached, and with it the caller of that name. */
    static Response assertReached(Response response, @Nullable String subject) {
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.isOfProbe()).as(response.body()).isTrue();
        assertThat(response.member("subject")).isEqualTo(subject);
        return response;
    }

    @Override
    public void close() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
    }

    /** Starts the adapter under test. */
    @FunctionalInterface
    interface Starter {
        RunningAdapter start(String yaml) throws Exception;
    }
}
