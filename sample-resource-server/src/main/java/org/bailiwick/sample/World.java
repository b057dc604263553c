package org.bailiwick.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.bailiwick.sample.upstream.Upstream;
import org.bailiwick.testkit.EmbeddedAuthority;

/**
 * All that the tour needs, listening on 127.0.0.1: the authorities of three domains, and two guarded ways in.
 *
 * @param api the API behind the drop-in
 * @param gateway the gateway before a service that knows nothing of tokens
 * @param management where the gateway tells its operators how it is
 * @param home the domain to which both belong
 * @param partner a domain that may read orders
 * @param late a domain whose authority is down at first
 */
record World(
        Entrance api,
        Entrance gateway,
        URI management,
        EmbeddedAuthority home,
        EmbeddedAuthority partner,
        EmbeddedAuthority late) {
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
        SampleServer server = belongings.add(server(wanted.of(Place.API), directory.resolve("tomcat")));
        Entrance api = Entrance.api(server.port());
        EmbeddedAuthority home = belongings.add(authority(Place.HOME, wanted, api));
        EmbeddedAuthority partner = belongings.add(authority(Place.PARTNER, wanted, api));
        EmbeddedAuthority late = belongings.add(authority(Place.LATE, wanted, api));
        Upstream upstream = belongings.add(upstream(wanted.of(Place.UPSTREAM)));
        home.client(CLIENT, CLIENT_SECRET, "orders:read", "orders:write", "stock:read");
        late.stop();
        Ports ports = GatewayPorts.chosen(wanted, Ports.of(place -> switch (place) {
            case API -> server.port();
            case HOME -> home.port();
            case PARTNER -> partner.port();
            case LATE -> late.port();
            case UPSTREAM -> upstream.port();
            case GATEWAY, MANAGEMENT -> 0;
        }));
        runBoth(built, directory, ports, server, belongings);
        URI management = URI.create("http://127.0.0.1:" + ports.of(Place.MANAGEMENT));
        return new World(api, Entrance.gateway(ports.of(Place.GATEWAY)), management, home, partner, late);
    }

    /** The gateway's process takes longest to start, so it starts beside the rest. */
    private static void runBoth(Built built, Path directory, Ports ports, SampleServer server, Belongings belongings)
            throws IOException, LifecycleException {
        WebApplication application = new WebApplication(directory.resolve("api"));
        application.dropIn(built.dropIn(), ports);
        application.addClasses(built.classes());
        ReadyGateway gateway = belongings.add(
                ReadyGateway.launch(built.gateway(), directory.resolve("gateway"), built.gatewayLog(), ports));
        server.run(application.directory());
        gateway.awaitReady();
    }

    private static SampleServer server(int port, Path directory) throws PortTaken, LifecycleException {
        try {
            return SampleServer.bind(port, directory);
        } catch (LifecycleException failure) {
            PortTaken.rethrow(failure, Place.API, port);
            throw failure;
        }
    }

    private static EmbeddedAuthority authority(Place place, Ports wanted, Entrance api) throws PortTaken {
        try {
            return EmbeddedAuthority.builder()
                    .port(wanted.of(place))
                    .audience(api.uri().toString())
                    .start();
        } catch (UncheckedIOException failure) {
            PortTaken.rethrow(failure, place, wanted.of(place));
            throw failure;
        }
    }

    private static Upstream upstream(int port) throws PortTaken, IOException {
        try {
            return Upstream.start(port);
        } catch (IOException failure) {
            PortTaken.rethrow(failure, Place.UPSTREAM, port);
            throw failure;
        }
    }
}
