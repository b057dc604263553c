package org.bailiwick.domain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.verification.Verification;

/**
 * The law by which domains are asked, one after the other. To be accepted or rejected ends it; a domain that does not know the
 * token, or cannot be reached, lets the next one be asked. Where nobody accepts and somebody was unreachable, nothing has been
 * decided, and so it is never a refusal.
 *
 * <p>That a token is not active says of it "revoked" and "never heard of it" alike (IN-10): it is a refusal where one domain
 * alone may be asked, and where there are several, the domain does not know the token.
 *
 * @param <D> a domain
 */
final class DomainChain<D> {
    private final List<D> domains;
    private final Function<D, CompletionStage<Verification>> question;

    private DomainChain(List<D> domains, Function<D, CompletionStage<Verification>> question) {
        this.domains = domains;
        this.question = question;
    }

    /**
     * Asks the domains in order; nobody knows the token where there are none.
     *
     * @param domains all that may be asked
     * @param question puts the question to one of them
     */
    static <D> CompletionStage<Verification> ask(List<D> domains, Function<D, CompletionStage<Verification>> question) {
        return new DomainChain<>(domains, question).askFrom(0, Optional.empty());
    }

    /** @param missed what the first one that was unreachable said */
    private CompletionStage<Verification> askFrom(int index, Optional<Verification> missed) {
        if (index == domains.size()) {
            return end(missed.orElseGet(Verification.NotMine::new));
        }
        return question.apply(domains.get(index))
                .thenCompose(said -> said.fold(
                        accepted -> end(accepted),
                        rejected -> mayBeAnothers(rejected) ? askFrom(index + 1, missed) : end(missed.orElse(rejected)),
                        notMine -> askFrom(index + 1, missed),
                        unreachable -> askFrom(index + 1, missed.or(() -> Optional.of(unreachable)))));
    }

    private boolean mayBeAnothers(Verification.Rejected rejected) {
        return domains.size() > 1 && rejected.reason() == Reason.TOKEN_INACTIVE;
    }

    private static CompletionStage<Verification> end(Verification outcome) {
        return CompletableFuture.completedStage(outcome);
    }
}
