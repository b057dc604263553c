package org.bailiwick.sample;

/**
 * Calls to a party that needs another one to answer, and what they cost.
 *
 * @param first the party that is called
 * @param next what the other is called
 */
record Hopping(Party first, String next) {
    /** A stop where this call is made; it counts what is traded for it, and how often the other is called. */
    Stop stop(String circumstances, Call call, Expectation expectation) {
        return stop("", circumstances, call, expectation);
    }

    /** @param title of the page where it is shown who asked whom; empty where it is not */
    Stop stop(String title, String circumstances, Call call, Expectation expectation) {
        return Stop.of(
                call.method() + " " + first.name() + call.path(),
                circumstances,
                () -> counted(title, call),
                expectation);
    }

    private Answer counted(String title, Call call) {
        Page page = first.journal().turn(title, Flow.OTHER);
        Answer answer = first.send(call);
        int traded = page.questions(step -> step.isAbout(TradeWords.PATH));
        int called = page.questions(step -> step.isBetween(first.name(), next));
        return answer.noting(note(traded, called), answer.time());
    }

    /** The same, and what it costs. */
    static Expectation costing(int traded, int called, Expectation expectation) {
        return expectation.and(Demand.note(note(traded, called)));
    }

    private static String note(int traded, int called) {
        return traded + " traded, " + called + " called";
    }
}
