package org.bailiwick.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/**
 * A port that is bound and not listened on: connections to it are refused, and the system gives it to nobody else, not
 * even as the near end of a client's connection, which would then be talking to itself.
 */
final class ReservedPort implements AutoCloseable {
    private final Socket holder;

    private ReservedPort(Socket holder) {
        this.holder = holder;
    }

    static ReservedPort of(int port) {
        try {
            Socket holder = new Socket();
            // While it binds, connections of the server that was here may linger; afterwards it shares with nobody.
            holder.setReuseAddress(true);
            holder.bind(AuthorityServer.address(port));
            holder.setReuseAddress(false);
            return new ReservedPort(holder);
        } catch (IOException e) {
            throw new UncheckedIOException("port: " + port + " (expected: still free after the server stopped)", e);
        }
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
