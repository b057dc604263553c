package org.bailiwick.sample;

import java.net.URI;

/**
 * A party that the client calls on its way across domains.
 *
 * @param name what it is called
 * @param uri its base URL
 * @param journal knows who is asked because of a call
 */
record Party(String name, URI uri, Caller caller, Journal journal) {
    static Party at(int port, String name, Journal journal) {
        URI uri = URI.create("http://127.0.0.1:" + port);
        return new Party(name, uri, new Caller(uri), journal);
    }

    /** A stop where this call is made, and the questions are counted that it takes. */
    Stop stop(String circumstances, Call call, Expectation expectation) {
        return Stop.of(call.method() + " " + name + call.path(), circumstances, () -> counted(call), expectation);
    }

    /** The answer, with the number of questions to authorities that it took as its note. */
    private Answer counted(Call call) {
        Page page = journal.turn();
        Answer answer = send(call);
        return answer.noting(questions(page.questions()), answer.time());
    }

    Answer send(Call call) {
        Page.Answering answering = journal.open().asked(Journal.CLIENT, name, call::toString);
        Answer answer = caller.send(call);
        answering.ended(answer.status());
        return answer;
    }

    /** The same, and that it takes so many questions. */
    static Expectation asking(int questions, Expectation expectation) {
        return expectation.and(Demand.note(questions(questions)));
    }

    /** What a stop's note says of so many questions. */
    static String questions(int number) {
        return number + " asked";
    }
}
