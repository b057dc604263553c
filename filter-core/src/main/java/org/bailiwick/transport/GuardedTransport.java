package org.bailiwick.transport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;

/** Lets no question out whose URI gives it away already; the address behind the name is judged when it is known. */
final class GuardedTransport implements Transport {
    private final Transport transport;
    private final AddressPolicy policy;

    GuardedTransport(Transport transport, AddressPolicy policy) {
        this.transport = transport;
        this.policy = policy;
    }

    @Override
    public CompletionStage<Answer> send(Question question) {
        return policy.objectionTo(question.uri())
                .<CompletionStage<Answer>>map(
                        objection -> CompletableFuture.completedStage(new Failed(Why.FORBIDDEN, objection)))
                .orElseGet(() -> transport.send(question));
    }
}
