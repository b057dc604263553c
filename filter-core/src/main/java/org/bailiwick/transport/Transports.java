package org.bailiwick.transport;

import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;

/** How authorities are called, put together. */
public final class Transports {
    private Transports() {}

    /**
     * A transport to any number of authorities, none of which can slow another; it trusts the certificate authorities that
     * the JVM trusts. Close it when done.
     */
    public static AuthorityTransport toAuthorities(TransportSettings settings) {
        return stack(settings, Lookup.Names.OF_THE_SYSTEM, SSLContexts.createSystemDefault());
    }

    static AuthorityTransport stack(TransportSettings settings, Lookup.Names names, SSLContext trust) {
        AddressPolicy policy = new AddressPolicy(settings.allowLoopbackHttp(), settings.allowPrivateAddresses());
        ApacheTransport client = new ApacheTransport(settings, policy, names, trust);

        BulkheadTransport bulkhead = new BulkheadTransport(client, settings.callsInFlight());
        Transport transport = new GuardedTransport(bulkhead, policy); // outside: what is forbidden takes nobody's place
        transport = new NeverThrowingTransport(transport); // last: the backstop for all of them
        return new AuthorityTransport(transport, bulkhead, client);
    }
}
