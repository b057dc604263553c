package org.bailiwick.domain;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Issuer;

/** What is to be forgotten before its time. To forget too much costs a verification more; so in doubt it is much. */
public sealed interface Eviction {
    <R> R fold(Function<OfSubject, R> subject, Function<OfToken, R> token, Function<OfDomain, R> domain);

    /**
     * What is remembered of a subject's tokens. Refused tokens do not say reliably whose they were: all of them are forgotten.
     *
     * @param subject the exact {@code sub}
     * @param issuer whose subject it is; without one, that of every domain
     */
    record OfSubject(String subject, Optional<Issuer> issuer) implements Eviction {
        public OfSubject {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(issuer, "issuer");
        }

        @Override
        public <R> R fold(Function<OfSubject, R> subject, Function<OfToken, R> token, Function<OfDomain, R> domain) {
            return subject.apply(this);
        }

        /** Without the subject. */
        @Override
        public String toString() {
            return "OfSubject[hidden]";
        }
    }

    /** What any domain said of one token. */
    record OfToken(TokenHash hash) implements Eviction {
        @Override
        public <R> R fold(Function<OfSubject, R> subject, Function<OfToken, R> token, Function<OfDomain, R> domain) {
            return token.apply(this);
        }
    }

    /** Everything a domain said, by its configured name. */
    record OfDomain(String name) implements Eviction {
        @Override
        public <R> R fold(Function<OfSubject, R> subject, Function<OfToken, R> token, Function<OfDomain, R> domain) {
            return domain.apply(this);
        }
    }
}
