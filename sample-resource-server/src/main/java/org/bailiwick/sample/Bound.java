package org.bailiwick.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.bailiwick.sample.upstream.Upstream;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.asid.SessionAuthority;

/** Takes the ports of places; where one is taken already, says which and what to do. */
final class Bound {
    private Bound() {}

    /** @param directory for the own files of all the servers */
    static SampleServer server(Place place, Ports wanted, Path directory) throws PortTaken, LifecycleException {
        try {
            return SampleServer.bind(wanted.of(place), directory.resolve("tomcat-" + place));
        } catch (LifecycleException failure) {
            PortTaken.rethrow(failure, place, wanted.of(place));
            throw failure;
        }
    }

    static EmbeddedAuthority authority(Place place, Ports wanted, EmbeddedAuthority.Builder settings) throws PortTaken {
        try {
            return settings.port(wanted.of(place)).start();
        } catch (UncheckedIOException failure) {
            PortTaken.rethrow(failure, place, wanted.of(place));
            throw failure;
        }
    }

    static SessionAuthority sessions(Ports wanted, SessionAuthority.Builder settings) throws PortTaken {
        try {
            return settings.port(wanted.of(Place.SESSIONS)).start();
        } catch (UncheckedIOException failure) {
            PortTaken.rethrow(failure, Place.SESSIONS, wanted.of(Place.SESSIONS));
            throw failure;
        }
    }

    static Upstream upstream(Ports wanted) throws PortTaken, IOException {
        try {
            return Upstream.start(wanted.of(Place.UPSTREAM));
        } catch (IOException failure) {
            PortTaken.rethrow(failure, Place.UPSTREAM, wanted.of(Place.UPSTREAM));
            throw failure;
        }
    }
}
