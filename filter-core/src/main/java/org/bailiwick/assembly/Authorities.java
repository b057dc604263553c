package org.bailiwick.assembly;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bailiwick.config.ClientSettings.Proof.Certificate;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.Limits;
import org.bailiwick.transport.AuthorityTransport;
import org.bailiwick.transport.Transport;
import org.bailiwick.transport.TransportSettings;
import org.bailiwick.transport.Transports;

/** The transports to authorities: one for all, and one more for each certificate of ours that some of them know us by. */
final class Authorities implements AutoCloseable {
    private final TransportSettings settings;
    private final AuthorityTransport plain;
    private final Map<Certificate, AuthorityTransport> mutual = new HashMap<>();

    Authorities(Configuration configuration) {
        Limits limits = configuration.limits();
        this.settings = new TransportSettings(
                limits.connect(),
                limits.call(),
                limits.answerBytes(),
                limits.callsInFlight(),
                configuration.insecure().allowLoopbackHttp(),
                configuration.insecure().allowPrivateAddresses());
        this.plain = Transports.toAuthorities(settings);
    }

    Transport plain() {
        return plain;
    }

    /** @throws IllegalArgumentException when its key store cannot be used */
    Transport with(Certificate certificate) {
        return mutual.computeIfAbsent(
                certificate, own -> Transports.toAuthorities(settings, own.keyStore(), own.password()));
    }

    /** How many calls are in flight, by authority. */
    Map<String, Integer> callsInFlight() {
        Map<String, Integer> calls = new LinkedHashMap<>(plain.callsInFlight());
        mutual.values()
                .forEach(transport ->
                        transport.callsInFlight().forEach((to, more) -> calls.merge(to, more, Integer::sum)));
        return calls;
    }

    @Override
    public void close() {
        plain.close();
        mutual.values().forEach(AuthorityTransport::close);
    }
}
