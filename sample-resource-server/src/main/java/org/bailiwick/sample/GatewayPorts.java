package org.bailiwick.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * The gateway's own ports, which its files name before it listens. They are taken to see that they can be, and are free again
 * when its process starts.
 */
final class GatewayPorts {
    private GatewayPorts() {}

    /** Everybody's ports, with the gateway's as they are wanted. */
    static Ports chosen(Ports wanted, Ports others) throws PortTaken, IOException {
        try (ServerSocket gateway = listen(Place.GATEWAY, wanted);
                ServerSocket management = listen(Place.MANAGEMENT, wanted)) {
            return others.with(Place.GATEWAY, gateway.getLocalPort()).with(Place.MANAGEMENT, management.getLocalPort());
        }
    }

    private static ServerSocket listen(Place place, Ports wanted) throws PortTaken, IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted.of(place)));
            return socket;
        } catch (IOException failure) {
            socket.close();
            PortTaken.rethrow(failure, place, wanted.of(place));
            throw failure;
        }
    }
}
