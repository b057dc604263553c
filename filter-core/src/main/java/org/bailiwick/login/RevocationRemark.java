package org.bailiwick.login;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bailiwick.authority.Endpoint;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remarks, once, on an authority where nobody can end a session: who logs out here stays logged in there. */
final class RevocationRemark implements EndpointSource {
    private final EndpointSource source;
    private final String domain;
    private final Logger log;
    private final AtomicBoolean made = new AtomicBoolean();

    RevocationRemark(EndpointSource source, String domain) {
        this(source, domain, LoggerFactory.getLogger(RevocationRemark.class));
    }

    RevocationRemark(EndpointSource source, String domain, Logger log) {
        this.source = source;
        this.domain = domain;
        this.log = log;
    }

    @Override
    public CompletionStage<Endpoint> find() {
        return source.find().thenApply(found -> {
            found.fold(at -> false, this::remark);
            return found;
        });
    }

    private boolean remark(Endpoint.Missing missing) {
        boolean first = missing.failure() == Failure.UNBELIEVABLE && made.compareAndSet(false, true);
        if (first) {
            log.warn("Sessions of domain {} that end here go on at their authority: {}", domain, missing.detail());
        }
        return first;
    }

    @Override
    public void doubt(URI uri) {
        source.doubt(uri);
    }
}
