package org.bailiwick.asid;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.authority.Failure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug beneath it into "could not ask", and logs it as a bug. */
final class NeverThrowingSessionAuthority implements SessionAuthority {
    private static final Logger LOG = LoggerFactory.getLogger(NeverThrowingSessionAuthority.class);

    private final SessionAuthority authority;

    NeverThrowingSessionAuthority(SessionAuthority authority) {
        this.authority = authority;
    }

    @Override
    public CompletionStage<VerifyAnswer> ask(VerifyQuestion question) {
        try {
            return authority.ask(question).handle((answer, bug) -> answer == null ? failed(bug) : answer);
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.completedStage(failed(bug));
        }
    }

    private static VerifyAnswer failed(@Nullable Throwable bug) {
        Throwable met = bug == null ? new NullPointerException("answer: null") : bug;
        LOG.error("Asking an authority about a session failed by a bug", met);
        return new Failed(Failure.DEFECT, "a bug: " + met.getClass().getSimpleName());
    }
}
