package org.bailiwick.login;

import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.authority.Failure;
import org.bailiwick.event.LoginEvent.Outcome;

/**
 * What came of a ticket.
 *
 * @param <T> what comes of it where the authority has decided
 */
sealed interface TicketAnswer<T> {
    <R> R fold(Function<Given<T>, R> given, Function<Failed<T>, R> failed);

    /** The authority has done what it was asked. */
    static <T> TicketAnswer<T> done(T value) {
        return new Given<>(value, Outcome.DONE, "");
    }

    /** The authority has decided against it. @param why in the protocol's own word */
    static <T> TicketAnswer<T> refused(T value, String why) {
        return new Given<>(value, Outcome.REFUSED, why);
    }

    /** Its answer cannot be believed. @param detail what was met and what was expected */
    static <T> TicketAnswer<T> unbelievable(String detail) {
        return new Failed<>(Failure.UNBELIEVABLE, detail, false, false);
    }

    /**
     * The authority has decided.
     *
     * @param value what; does not print
     * @param outcome what to report
     * @param detail what to report of it: a word of the protocol, or nothing
     */
    record Given<T>(T value, Outcome outcome, String detail) implements TicketAnswer<T> {
        public Given {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public <R> R fold(Function<Given<T>, R> given, Function<Failed<T>, R> failed) {
            return given.apply(this);
        }

        @Override
        public String toString() {
            return "Given[" + outcome + "]";
        }
    }

    /**
     * Nothing is known of what was asked about.
     *
     * @param failure why
     * @param detail for logs: what was met and what was expected; never what is in a ticket
     * @param unseen whether the authority has not seen the ticket, for sure
     * @param ourFault whether it does not take us for what the file says that we are: only people can put that right
     */
    record Failed<T>(Failure failure, String detail, boolean unseen, boolean ourFault) implements TicketAnswer<T> {
        public Failed {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(detail, "detail");
        }

        @Override
        public <R> R fold(Function<Given<T>, R> given, Function<Failed<T>, R> failed) {
            return failed.apply(this);
        }
    }
}
