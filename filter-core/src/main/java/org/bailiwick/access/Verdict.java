package org.bailiwick.access;

import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.request.HttpAnswer;

/** What was decided over a request. Exactly one of three; no other value exists, and none of them is a default. */
public sealed interface Verdict {
    <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied, Function<Undecided, R> undecided);

    /** The request goes on to the application. */
    record Granted(AccessContext context) implements Verdict {
        @Override
        public <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied, Function<Undecided, R> undecided) {
            return granted.apply(this);
        }
    }

    /** The request is refused: 400, 401 or 403. */
    record Denied(Reason reason, HttpAnswer answer) implements Verdict {
        @Override
        public <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied, Function<Undecided, R> undecided) {
            return denied.apply(this);
        }
    }

    /** Nothing could be decided: 503 or 502. The request does not go on, and the caller's token is not called bad. */
    record Undecided(Reason reason, HttpAnswer answer) implements Verdict {
        @Override
        public <R> R fold(Function<Granted, R> granted, Function<Denied, R> denied, Function<Undecided, R> undecided) {
            return undecided.apply(this);
        }
    }
}
