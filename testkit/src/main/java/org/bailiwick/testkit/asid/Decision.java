package org.bailiwick.testkit.asid;

/** How a login has ended. */
sealed interface Decision {
    <R> R fold(Branch<Allowed, R> allowed, Branch<Denied, R> denied, Branch<Failed, R> failed) throws TicketRefusal;

    /** The person has let the consumer in, with what they consent to. */
    record Allowed(Person person, Consent consent) implements Decision {
        @Override
        public <R> R fold(Branch<Allowed, R> allowed, Branch<Denied, R> denied, Branch<Failed, R> failed)
                throws TicketRefusal {
            return allowed.take(this);
        }
    }

    /** The person has refused. */
    record Denied() implements Decision {
        @Override
        public <R> R fold(Branch<Allowed, R> allowed, Branch<Denied, R> denied, Branch<Failed, R> failed)
                throws TicketRefusal {
            return denied.take(this);
        }
    }

    /** The authority has refused the person. */
    record Failed() implements Decision {
        @Override
        public <R> R fold(Branch<Allowed, R> allowed, Branch<Denied, R> denied, Branch<Failed, R> failed)
                throws TicketRefusal {
            return failed.take(this);
        }
    }

    /** What follows from one of them. */
    @FunctionalInterface
    interface Branch<D, R> {
        R take(D decision) throws TicketRefusal;
    }
}
