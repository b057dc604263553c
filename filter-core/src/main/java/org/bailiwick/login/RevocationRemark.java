package org.bailiwick.login;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bailiwick.authority.Endpoint;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.bailiwick.config.LoginSettings.Keep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remarks, once, on an authority where nobody can end a session: who logs out here stays logged in there. */
final class RevocationRemark implements EndpointSource {
    private final EndpointSource source;
    private final String domain;
    private final Keep keep;
    private final Logger log;
    private final AtomicBoolean made = new AtomicBoolean();

    /** @param keep where the domain's logins are kept: a cookie can be copied */
    RevocationRemark(EndpointSource source, String domain, Keep keep) {
        this(source, domain, keep, LoggerFactory.getLogger(RevocationRemark.class));
    }

    RevocationRemark(EndpointSource source, String domain, Keep keep, Logger log) {
        this.source = source;
        this.domain = domain;
        this.keep = keep;
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
            log.warn(sentence(), domain, missing.detail());
        }
        return first;
    }

    private String sentence() {
        return switch (keep) {
            case MEMORY -> "Sessions of domain {} that end here go on at their authority: {}";
            case COOKIE ->
                "Sessions of domain {} that end here go on at their authority: {}. As it keeps logins in cookies (keep: cookie),"
                        + " a copy of a cookie is a login still, at every other node and here after a restart, whatever its"
                        + " owner has logged out of, for as long as the authority lets the session be refreshed";
        };
    }

    @Override
    public void doubt(URI uri) {
        source.doubt(uri);
    }
}
