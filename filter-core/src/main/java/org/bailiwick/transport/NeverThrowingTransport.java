package org.bailiwick.transport;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug beneath it into a failed answer, and logs it as a bug. */
final class NeverThrowingTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(NeverThrowingTransport.class);

    private final Transport transport;

    NeverThrowingTransport(Transport transport) {
        this.transport = transport;
    }

    @Override
    public CompletionStage<Answer> send(Question question) {
        try {
            return transport.send(question).handle((answer, bug) -> answer == null ? failed(bug) : answer);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private static Answer failed(@Nullable Throwable bug) {
        Throwable met = Objects.requireNonNullElseGet(bug, () -> new NullPointerException("answer: null"));
        LOG.error("A call to an authority failed by a bug", met);
        return new Failed(Why.UNREACHABLE, "a bug: " + met.getClass().getSimpleName());
    }
}
