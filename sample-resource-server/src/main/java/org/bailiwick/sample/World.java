package org.bailiwick.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.bailiwick.testkit.EmbeddedAuthority;

/**
 * All that the tour needs, listening on 127.0.0.1: the authorities of three domains, and the guarded API.
 *
 * @param api the base URL of the API, which is what it calls itself
 * @param home the API's own domain
 * @param partner a domain that may read orders
 * @param late a domain whose authority is down at first
 * @param belongings what is closed in the end
 */
record World(URI api, EmbeddedAuthority home, EmbeddedAuthority partner, EmbeddedAuthority late, Belongings belongings)
        implements AutoCloseable {
    /** A client that home knows. */
    static final String CLIENT = "tourist";

    /** Its secret, which is none. */
    static final String CLIENT_SECRET = "not-a-secret";

    /**
     * Starts everything; if anything fails, nothing stays behind.
     *
     * @throws PortTaken when something else listens on a port
     */
    static World start(Ports wanted, Built built) throws PortTaken, IOException, LifecycleException {
        Belongings belongings = new Belongings();
        try {
            return start(wanted, built, belongings);
        } catch (PortTaken | IOException | LifecycleException | RuntimeException failure) {
            belongings.close();
            throw failure;
        }
    }

    private static World start(Ports wanted, Built built, Belongings belongings)
            throws PortTaken, IOException, LifecycleException {
        Path directory = belongings.add(TemporaryDirectory.create()).path();
        SampleServer server = belongings.add(server(wanted.of(Place.API), directory.resolve("tomcat")));
        URI api = URI.create("http://127.0.0.1:" + server.port());
        EmbeddedAuthority home = belongings.add(authority(Place.HOME, wanted, api));
        EmbeddedAuthority partner = belongings.add(authority(Place.PARTNER, wanted, api));
        EmbeddedAuthority late = belongings.add(authority(Place.LATE, wanted, api));
        home.client(CLIENT, CLIENT_SECRET, "orders:read", "orders:write");
        late.stop();
        WebApplication application = new WebApplication(directory.resolve("api"));
        application.dropIn(built.dropIn(), Ports.of(place -> switch (place) {
            case API -> server.port();
            case HOME -> home.port();
            case PARTNER -> partner.port();
            case LATE -> late.port();
        }));
        application.addClasses(built.classes());
        server.run(application.directory());
        return new World(api, home, partner, late, belongings);
    }

    private static SampleServer server(int port, Path directory) throws PortTaken, LifecycleException {
        try {
            return SampleServer.bind(port, directory);
        } catch (LifecycleException failure) {
            PortTaken.rethrow(failure, Place.API, port);
            throw failure;
        }
    }

    private static EmbeddedAuthority authority(Place place, Ports wanted, URI api) throws PortTaken {
        try {
            return EmbeddedAuthority.builder()
                    .port(wanted.of(place))
                    .audience(api.toString())
                    .start();
        } catch (UncheckedIOException failure) {
            PortTaken.rethrow(failure, place, wanted.of(place));
            throw failure;
        }
    }

    @Override
    public void close() {
        belongings.close();
    }
}
