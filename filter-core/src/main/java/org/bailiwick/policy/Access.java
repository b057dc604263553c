package org.bailiwick.policy;

import java.util.function.Function;

/** What a caller needs to get through a rule. */
public sealed interface Access {
    <R> R fold(Function<Public, R> isPublic, Function<Vouched, R> vouched);

    /** Nothing; no credential is looked at. */
    record Public() implements Access {
        @Override
        public <R> R fold(Function<Public, R> isPublic, Function<Vouched, R> vouched) {
            return isPublic.apply(this);
        }
    }

    /** A token that a domain vouches for and that meets the requirement. */
    record Vouched(Requirement requirement) implements Access {
        @Override
        public <R> R fold(Function<Public, R> isPublic, Function<Vouched, R> vouched) {
            return vouched.apply(this);
        }
    }
}
