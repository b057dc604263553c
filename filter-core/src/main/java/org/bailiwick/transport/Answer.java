package org.bailiwick.transport;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came of a question to an authority. */
public sealed interface Answer {
    <R> R fold(Function<Answered, R> answered, Function<Failed, R> failed);

    /**
     * The authority answered, within the limits.
     *
     * @param status the HTTP status, whatever it is
     * @param headers the fields by lower-case name, several of one name joined by a comma
     * @param body the body, complete and within the limit of size
     */
    record Answered(int status, Map<String, String> headers, byte[] body) implements Answer {
        public Answered {
            headers = Map.copyOf(headers);
        }

        /** The field's value; the name in lower case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** Whether the media type is the given one, its parameters and case aside. */
        public boolean isOfType(String mediaType) {
            return header("content-type")
                    .map(type -> type.split(";", 2)[0].trim().equalsIgnoreCase(mediaType))
                    .orElse(false);
        }

        @Override
        public <R> R fold(Function<Answered, R> answered, Function<Failed, R> failed) {
            return answered.apply(this);
        }

        @Override
        public String toString() {
            return "Answered[" + status + ", " + body.length + " bytes]";
        }
    }

    /**
     * There is no answer that may be read.
     *
     * @param why the kind of failure
     * @param detail for logs: what was met and what was expected; never a body, never a secret
     * @param unsent whether nothing of the question has left, for sure: then it may be put again, whatever it is
     */
    record Failed(Why why, String detail, boolean unsent) implements Answer {
        /** Nothing has left where that follows from the kind of failure alone. */
        public Failed(Why why, String detail) {
            this(why, detail, why == Why.BUSY || why == Why.FORBIDDEN);
        }

        @Override
        public <R> R fold(Function<Answered, R> answered, Function<Failed, R> failed) {
            return failed.apply(this);
        }
    }

    /** Why there is no answer. */
    enum Why {
        /** No connection, or the connection broke. */
        UNREACHABLE,
        /** The whole call took longer than it may. */
        TIMED_OUT,
        /** Too many calls to that authority are in flight already. */
        BUSY,
        /** The answer is larger than is read. */
        TOO_LARGE,
        /** The address is one that must not be called: plain http, private, or not HTTP at all. */
        FORBIDDEN
    }
}
