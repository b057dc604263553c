package org.bailiwick.authority;

import java.util.concurrent.CompletionStage;
import org.bailiwick.transport.Backstop;

/** Turns a bug beneath it into "could not ask", and logs it as a bug. */
public final class NeverThrowingWay<Q, A> implements Way<Q, A> {
    private final Way<Q, A> way;
    private final Backstop<A> backstop;

    public NeverThrowingWay(Way<Q, A> way, QuestionKind<Q, A> kind) {
        this.way = way;
        this.backstop = new Backstop<>(kind.asking(), detail -> kind.failed(Failure.DEFECT, detail));
    }

    @Override
    public CompletionStage<A> ask(Q question) {
        return backstop.answer(() -> way.ask(question));
    }
}
