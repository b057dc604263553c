package org.bailiwick.transport;

import java.util.concurrent.CompletionStage;

/** The one transport of a gatekeeper. Closing it ends its threads; calls in flight fail, and so do later ones. */
public final class AuthorityTransport implements Transport, AutoCloseable {
    private final Transport transport;
    private final ApacheTransport client;

    AuthorityTransport(Transport transport, ApacheTransport client) {
        this.transport = transport;
        this.client = client;
    }

    @Override
    public CompletionStage<Answer> send(Question question) {
        return transport.send(question);
    }

    @Override
    public void close() {
        client.close();
    }
}
