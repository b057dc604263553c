package org.bailiwick.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.bailiwick.sample.upstream.Upstream;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.asid.SessionAuthority;

/**
 * All that the tour needs, listening on 127.0.0.1: the authorities of three domains, two guarded ways in, a
 * federation, an agent, and an authority of sessions.
 *
 * @param api the API behind the drop-in
 * @param gateway the gateway before a service that knows nothing of tokens
 * @param service the service behind the gateway
 * @param management where the gateway tells its operators how it is
 * @param home the domain to which both belong
 * @param partner a domain that may read orders
 * @param late a domain whose authority is down at first
 * @param federation three more domains, which honour each other's tokens
 * @param agency an agent of home's that calls tools
 * @param sessions those who have sessions, which the gateway takes as well
 */
record World(
        Entrance api,
        Entrance gateway,
        URI service,
        URI management,
        EmbeddedAuthority home,
        EmbeddedAuthority partner,
        EmbeddedAuthority late,
        Federation federation,
        Agency agency,
        Sessions sessions) {
    /** A client that home knows. */
    static final String CLIENT = "tourist";

    /** Its secret, which is none. */
    static final String CLIENT_SECRET = "not-a-secret";

    /**
     * Starts everything.
     *
     * @param belongings gets what has been started, also when the rest fails
     * @throws PortTaken when something else listens on a port
     */
    static World start(Ports wanted, Built built, Belongings belongings)
            throws PortTaken, IOException, LifecycleException {
        Path directory = belongings.add(TemporaryDirectory.create()).path();
        SampleServer server = belongings.add(Bound.server(Place.API, wanted, directory));
        Entrance api = Entrance.api(server.port());
        EmbeddedAuthority home = belongings.add(authority(Place.HOME, wanted, api));
        EmbeddedAuthority partner = belongings.add(authority(Place.PARTNER, wanted, api));
        EmbeddedAuthority late = belongings.add(authority(Place.LATE, wanted, api));
        Upstream upstream = belongings.add(Bound.upstream(wanted));
        SessionAuthority people = belongings.add(Bound.sessions(wanted, Sessions.settings()));
        FederationServers domains = FederationServers.bind(wanted, directory, belongings);
        AgencyServers agents = AgencyServers.bind(wanted, directory, belongings);
        home.client(CLIENT, CLIENT_SECRET, "orders:read", "orders:write", "stock:read", "calendar");
        late.stop();
        Ports ports = GatewayPorts.chosen(
                wanted,
                domains.in(agents.in(wanted.with(Place.API, server.port())
                        .with(Place.HOME, home.port())
                        .with(Place.PARTNER, partner.port())
                        .with(Place.LATE, late.port())
                        .with(Place.SESSIONS, people.keys().port())
                        .with(Place.UPSTREAM, upstream.port()))));
        WebApplication application = new WebApplication(directory.resolve("api"));
        application.dropIn(built.dropIn(), UsualFile.text("bailiwick.yaml", ports));
        application.addClasses(built.classes());
        // The gateway's process takes longest to start, so it starts beside the rest.
        ReadyGateway gateway = belongings.add(
                ReadyGateway.launch(built.gateway(), directory.resolve("gateway"), built.gatewayLog(), ports));
        server.run(application.directory());
        Federation federation = domains.run(built, directory, ports);
        Agency agency = agents.run(built, directory, ports, home);
        Sessions sessions = Sessions.of(people, ports);
        gateway.awaitReady();
        URI service = URI.create("http://127.0.0.1:" + ports.of(Place.UPSTREAM));
        URI management = URI.create("http://127.0.0.1:" + ports.of(Place.MANAGEMENT));
        Entrance throughGateway = Entrance.gateway(ports.of(Place.GATEWAY));
        upstream.believe(throughGateway.uri().resolve("/.well-known/jwks.json"));
        return new World(api, throughGateway, service, management, home, partner, late, federation, agency, sessions);
    }

    private static EmbeddedAuthority authority(Place place, Ports wanted, Entrance api) throws PortTaken {
        return Bound.authority(
                place, wanted, EmbeddedAuthority.builder().audience(api.uri().toString()));
    }
}
