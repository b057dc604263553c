package org.bailiwick.login;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;

/** What a request's cookies say of who has sent it. */
public sealed interface Arrival {
    <R> R fold(Function<Person, R> person, Function<Nobody, R> nobody, Function<Refused, R> refused);

    /**
     * Somebody who has logged in here. That the session still is worth something is for the authority to say.
     *
     * @param credential the session, to be verified as any other
     * @param cookies values of {@code Set-Cookie} for the answer to this request, whatever it is
     */
    record Person(Credential.Asid credential, List<String> cookies) implements Arrival {
        public Person {
            Objects.requireNonNull(credential, "credential");
            cookies = List.copyOf(cookies);
        }

        @Override
        public <R> R fold(Function<Person, R> person, Function<Nobody, R> nobody, Function<Refused, R> refused) {
            return person.apply(this);
        }

        @Override
        public String toString() {
            return "Person[hidden]";
        }
    }

    /**
     * Nobody who has logged in, or who still is.
     *
     * @param reason what a client is told that cannot log in, of the kind {@code NO_CREDENTIAL}
     * @param cookies values of {@code Set-Cookie} for the answer that sends the browser to log in again, and for no other: what is
     *     worth nothing any more goes. By then the browser may have a newer login under the same name
     */
    record Nobody(Reason reason, List<String> cookies) implements Arrival {
        public Nobody {
            Objects.requireNonNull(reason, "reason");
            cookies = List.copyOf(cookies);
        }

        @Override
        public <R> R fold(Function<Person, R> person, Function<Nobody, R> nobody, Function<Refused, R> refused) {
            return nobody.apply(this);
        }

        @Override
        public String toString() {
            return "Nobody[" + reason + "]";
        }
    }

    /**
     * A request that somebody's browser may have been made to send by a page of others: their cookies prove nothing.
     *
     * @param reason why, of the kind {@code FORBIDDEN}
     */
    record Refused(Reason reason) implements Arrival {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <R> R fold(Function<Person, R> person, Function<Nobody, R> nobody, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
