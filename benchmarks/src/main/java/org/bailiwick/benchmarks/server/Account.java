package org.bailiwick.benchmarks.server;

import java.nio.charset.StandardCharsets;

/** What every request is for. */
final class Account {
    static final byte[] JSON = "{\"id\":\"4711\",\"balance\":42}".getBytes(StandardCharsets.UTF_8);

    private Account() {}
}
