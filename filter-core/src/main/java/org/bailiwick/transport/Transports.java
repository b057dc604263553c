package org.bailiwick.transport;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.bailiwick.token.Secret;

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

    /**
     * As {@link #toAuthorities(TransportSettings)}, and proves who we are by a certificate where it is asked for (RFC 8705
     * section 2). Such a transport is for the authorities that know the certificate: others are asked by one that has none.
     *
     * @param keyStore a PKCS#12 file with one private key and its certificate
     * @param password of the file and of the key
     * @throws IllegalArgumentException when there is no such key in it; the message holds nothing of the file
     */
    public static AuthorityTransport toAuthorities(TransportSettings settings, Path keyStore, Secret password) {
        return stack(settings, Lookup.Names.OF_THE_SYSTEM, ClientCertificate.of(keyStore, password, null));
    }

    /**
     * Calls over a network that is not the machine's, within the limit of calls in flight to one authority; all other limits
     * are the network's to keep.
     */
    public static Transport over(Transport network, TransportSettings settings) {
        return neverThrowing(new BulkheadTransport(network, settings.callsInFlight()));
    }

    static Transport neverThrowing(Transport transport) {
        Backstop<Answer> backstop =
                new Backstop<>("A call to an authority", detail -> new Answer.Failed(Answer.Why.UNREACHABLE, detail));
        return question -> backstop.answer(() -> transport.send(question));
    }

    static AuthorityTransport stack(TransportSettings settings, Lookup.Names names, SSLContext trust) {
        AddressPolicy policy = new AddressPolicy(settings.allowLoopbackHttp(), settings.allowPrivateAddresses());
        ApacheTransport client = new ApacheTransport(settings, policy, names, trust);

        BulkheadTransport bulkhead = new BulkheadTransport(client, settings.callsInFlight());
        Transport transport = new GuardedTransport(bulkhead, policy); // outside: what is forbidden takes nobody's place
        transport = neverThrowing(transport); // last: the backstop for all of them
        return new AuthorityTransport(transport, bulkhead, client);
    }
}
