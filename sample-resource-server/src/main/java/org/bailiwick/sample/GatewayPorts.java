package org.bailiwick.sample;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The gateway's own ports, which its files name before it listens. They are taken to see that they can be, and are free again
 * when its process starts.
 */
final class GatewayPorts {
    /** Below the ports that systems give to whoever wants any: of those, one that is free again may soon be somebody else's. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 30_000;
    private static final int ATTEMPTS = 100;

    private GatewayPorts() {}

    /** Everybody's ports, with the gateway's as they are wanted. */
    static Ports chosen(Ports wanted, Ports others) throws PortTaken, IOException {
        try (ServerSocket gateway = listen(Place.GATEWAY, wanted);
                ServerSocket management = listen(Place.MANAGEMENT, wanted)) {
            return others.with(Place.GATEWAY, gateway.getLocalPort()).with(Place.MANAGEMENT, management.getLocalPort());
        }
    }

    private static ServerSocket listen(Place place, Ports wanted) throws PortTaken, IOException {
        if (wanted.of(place) == 0) {
            return listenAnywhere();
        }
        try {
            return listen(wanted.of(place));
        } catch (IOException failure) {
            PortTaken.rethrow(failure, place, wanted.of(place));
            throw failure;
        }
    }

    private static ServerSocket listenAnywhere() throws IOException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return listen(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            } catch (BindException taken) {
                // another one, then
            }
        }
        return listen(0);
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
