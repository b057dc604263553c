package org.bailiwick.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a bug of whoever is asked into an answer, and logs it as a bug. Knows neither what is asked nor what is answered.
 *
 * @param <A> what is answered
 */
public final class Backstop<A> {
    private static final Logger LOG = LoggerFactory.getLogger(Backstop.class);

    private final String asking;
    private final Function<String, A> failed;

    /**
     * For one kind of asking.
     *
     * @param asking what fails, for logs: the beginning of a sentence, with nothing in it of what is asked
     * @param failed the answer in place of the one that a bug has prevented, with this detail, which repeats no message
     */
    public Backstop(String asking, Function<String, A> failed) {
        this.asking = asking;
        this.failed = failed;
    }

    /** The answer. Never throws, and the stage never completes exceptionally or with nothing. */
    public CompletionStage<A> answer(Supplier<CompletionStage<A>> asked) {
        try {
            return asked.get().handle((answer, bug) -> answer == null ? failed(bug) : answer);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private A failed(@Nullable Throwable bug) {
        Throwable met = bug == null ? new NullPointerException("answer: null") : bug;
        LOG.error(asking + " failed by a bug", met);
        return failed.apply("a bug: " + met.getClass().getSimpleName());
    }
}
