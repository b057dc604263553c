package org.bailiwick.sample;

import java.time.Duration;

/** Stops that call nobody: they look up what others said to each other because of a stop before. */
record Overheard(Journal journal) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Answer NONE = Answer.NONE.noting("not asked", Duration.ZERO);

    /**
     * An exchange that has happened already; whoever took it down may not be ready yet.
     *
     * @param path what the asker asked for begins with it
     */
    Stop stop(String call, String circumstances, String asker, String asked, String path) {
        return Stop.of(call, circumstances, () -> exchange(asker, asked, path), Expectation.letThrough(200))
                .within(PATIENCE);
    }

    private Answer exchange(String asker, String asked, String path) {
        return journal.open()
                .exchange(asker, asked, path)
                .map(exchange -> new Answer(exchange.status(), Answer.NONE.headers(), "", exchange.time(), ""))
                .orElse(NONE);
    }
}
