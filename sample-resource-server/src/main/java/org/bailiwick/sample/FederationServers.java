package org.bailiwick.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.bailiwick.testkit.EmbeddedAuthority;

/**
 * The servers of three administrative domains that honour each other's tokens. Each has a port and a base URL of its own, and
 * answers nobody yet.
 *
 * @param servers the resource servers, and the federation endpoints of B and C
 * @param as1 the authority of A
 * @param as2 the authority of B, which knows nothing of federation
 */
record FederationServers(Map<Place, SampleServer> servers, EmbeddedAuthority as1, EmbeddedAuthority as2) {
    private static final List<Place> APIS = List.of(Place.RS1, Place.RS2, Place.RS3);
    private static final List<Place> ENDPOINTS = List.of(Place.AS2_ENDPOINT, Place.AS3);

    FederationServers {
        servers = Collections.unmodifiableMap(new EnumMap<>(servers));
    }

    /**
     * Takes the ports.
     *
     * @param belongings gets what has been started, also when the rest fails
     * @throws PortTaken when something else listens on a port
     */
    static FederationServers bind(Ports wanted, Path directory, Belongings belongings)
            throws PortTaken, IOException, LifecycleException {
        Map<Place, SampleServer> servers = new EnumMap<>(Place.class);
        for (List<Place> places : List.of(APIS, ENDPOINTS)) {
            for (Place place : places) {
                servers.put(place, belongings.add(Bound.server(place, wanted, directory)));
            }
        }
        return new FederationServers(
                servers,
                belongings.add(authority(Place.AS1, wanted, "a_")),
                belongings.add(authority(Place.AS2, wanted, "b_")));
    }

    private static EmbeddedAuthority authority(Place place, Ports wanted, String prefix) throws PortTaken {
        return Bound.authority(place, wanted, EmbeddedAuthority.builder().opaqueTokens(prefix));
    }

    /** Everybody's ports, with those of these servers as they are. */
    Ports in(Ports others) {
        Ports ports = others.with(Place.AS1, as1.port()).with(Place.AS2, as2.port());
        for (Map.Entry<Place, SampleServer> server : servers.entrySet()) {
            ports = ports.with(server.getKey(), server.getValue().port());
        }
        return ports;
    }

    /** Has the drop-in jar stand before each API, and be all there is of each endpoint. */
    Federation run(Built built, Path directory, Ports ports) throws IOException, LifecycleException {
        Federation federation = Federation.of(as1, as2, ports);
        for (Map.Entry<Place, SampleServer> server : servers.entrySet()) {
            Place place = server.getKey();
            WebApplication application = new WebApplication(directory.resolve(place.name()));
            application.dropIn(built.dropIn(), UsualFile.text(file(place), ports));
            if (APIS.contains(place)) {
                application.addClasses(built.classes());
            } else {
                server.getValue().add(new Overhearing(name(place), federation.journal()));
            }
            if (place == Place.RS1) {
                application.addClasses(built.classes(), "hop");
            }
            if (place == Place.RS2) {
                server.getValue().add(federation.callsOfRs1());
            }
            server.getValue().run(application.directory());
        }
        federation.rehearse();
        return federation;
    }

    private static String name(Place place) {
        return place == Place.AS2_ENDPOINT ? "AS2" : place.name();
    }

    /** Its configuration, as {@link UsualFile} knows it. */
    static String file(Place place) {
        return "federation/" + name(place).toLowerCase(Locale.ROOT) + ".yaml";
    }
}
