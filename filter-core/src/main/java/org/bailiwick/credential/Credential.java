package org.bailiwick.credential;

import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.request.ClientAddress;

/** The credential a request carries, well formed and nothing more: nobody has vouched for it yet. */
public sealed interface Credential {
    <R> R fold(Function<Bearer, R> bearer, Function<Asid, R> asid);

    /**
     * A bearer token (RFC 6750 section 2.1).
     *
     * @param token the token as sent; does not print
     */
    record Bearer(String token) implements Credential {
        public Bearer {
            Objects.requireNonNull(token, "token");
        }

        @Override
        public <R> R fold(Function<Bearer, R> bearer, Function<Asid, R> asid) {
            return bearer.apply(this);
        }

        @Override
        public String toString() {
            return "Bearer[hidden]";
        }
    }

    /**
     * A session of an A_SID authority, as a consumer presents it (AS-1), with what its proof covers. Does not print.
     *
     * @param session which session it is, of which consumer and subject
     * @param presentation how the consumer shows that it is its own
     * @param covered the request that it came with
     * @param from where it came from, as far as that is known
     */
    record Asid(SessionName session, Presentation presentation, CoveredRequest covered, ClientAddress from)
            implements Credential {
        public Asid {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(presentation, "presentation");
            Objects.requireNonNull(covered, "covered");
            Objects.requireNonNull(from, "from");
        }

        /** One of which is not known, or does not matter, where it came from. */
        public Asid(SessionName session, Presentation presentation, CoveredRequest covered) {
            this(session, presentation, covered, ClientAddress.UNKNOWN);
        }

        /** The same, from there. */
        public Asid from(ClientAddress address) {
            return new Asid(session, presentation, covered, address);
        }

        /** The same, when its request's body is known. */
        public Asid withBody(String line) {
            return new Asid(session, presentation, covered.withBody(line), from);
        }

        @Override
        public <R> R fold(Function<Bearer, R> bearer, Function<Asid, R> asid) {
            return asid.apply(this);
        }

        @Override
        public String toString() {
            return "Asid[hidden]";
        }
    }
}
