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
     * Where other domains speak for the issuer, they are meant too, and the names by which they know its subjects (TBF-7).
     *
     * @param subject the {@code sub} at the issuer
     * @param issuer whose subject it is, of a domain or of one that a domain may speak for; without one, that of every domain
     */
    record OfSubject(String subject, Optional<Issuer> issuer) implements Eviction {
        public OfSubject {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(issuer, "issuer");
        }

        /** Whether a domain's {@code sub} means the subject, perhaps as one domain after the other has qualified it. */
        boolean isOf(String said) {
            String qualified = issuer.map(foreign -> foreign.qualify(subject)).orElse(subject);
            return said.equals(subject) || said.equals(qualified) || said.endsWith("#" + qualified);
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
