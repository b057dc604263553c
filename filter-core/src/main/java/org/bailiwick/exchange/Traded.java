package org.bailiwick.exchange;

import java.util.Objects;
import java.util.Optional;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.ExchangeEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;
import org.bailiwick.transport.Backstop;

/**
 * What came of an attempt to trade, with what operators are told of it.
 *
 * @param answer what came of it
 * @param outcome how it ended
 * @param basis who said what the new token is; nothing where none was judged
 * @param detail what was found and what was expected; empty when all is well; never a token, a secret or a subject
 */
record Traded(HopAnswer answer, Outcome outcome, Optional<NewToken.Basis> basis, String detail) {
    Traded {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(detail, "detail");
    }

    /** There is a token, and nothing had to be judged about it. */
    static Traded given(HopToken token) {
        return new Traded(new HopAnswer.Given(token), Outcome.GIVEN, Optional.empty(), "");
    }

    /** There is a token, which was found good on that basis. */
    static Traded given(HopToken token, NewToken.Basis basis) {
        return new Traded(new HopAnswer.Given(token), Outcome.GIVEN, Optional.of(basis), "");
    }

    /** The caller may not have one. */
    static Traded refused(Reason reason, Scopes needed, String detail) {
        return new Traded(new HopAnswer.Refused(reason, needed), Outcome.REFUSED, Optional.empty(), detail);
    }

    /** There was one, and it is not used. */
    static Traded discarded(Flaw flaw, NewToken.Basis basis) {
        return new Traded(
                new HopAnswer.Undecided(flaw.reason()),
                Outcome.DISCARDED,
                Optional.of(basis),
                flaw.found() + " (expected: " + flaw.expected() + ")");
    }

    /** Nobody could be asked, or the answer cannot be believed. */
    static Traded failed(Failure failure, String detail) {
        return new Traded(new HopAnswer.Undecided(failure.reason()), Outcome.FAILED, Optional.empty(), detail);
    }

    /** Turns bugs into failures. @param asking the beginning of a sentence on what has failed */
    static Backstop<Traded> backstop(String asking) {
        return new Backstop<>(asking, detail -> failed(Failure.DEFECT, detail));
    }
}
