package org.bailiwick.transport;

import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The one transport of a gatekeeper. Closing it ends its threads; calls in flight fail, and so do later ones. */
public final class AuthorityTransport implements Transport, AutoCloseable {
    private final Transport transport;
    private final BulkheadTransport bulkhead;
    private final ApacheTransport client;

    AuthorityTransport(Transport transport, BulkheadTransport bulkhead, ApacheTransport client) {
        this.transport = transport;
        this.bulkhead = bulkhead;
        this.client = client;
    }

    @Override
    public CompletionStage<Answer> send(Question question) {
        return transport.send(question);
    }

    /** How many calls are in flight at this moment, by authority ({@code https://host:port}); none are not mentioned. */
    public Map<String, Integer> callsInFlight() {
        return bulkhead.inFlight();
    }

    @Override
    public void close() {
        client.close();
    }
}
