package org.bailiwick.keys;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug beneath it into "could not ask", and logs it as a bug. */
final class NeverThrowingKeySource implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(NeverThrowingKeySource.class);

    private final KeySource source;
    private final String domain;

    NeverThrowingKeySource(KeySource source, String domain) {
        this.source = source;
        this.domain = domain;
    }

    @Override
    public CompletionStage<KeyFetch> fetch() {
        try {
            return source.fetch().handle((fetch, bug) -> fetch == null ? failed(bug) : fetch);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private KeyFetch failed(@Nullable Throwable bug) {
        Throwable met = bug == null ? new NullPointerException("fetch: null") : bug;
        LOG.error("Fetching the keys of domain {} failed by a bug", domain, met);
        return new KeyFetch.Unreachable("a bug: " + met.getClass().getSimpleName(), Reason.INTERNAL_ERROR);
    }
}
