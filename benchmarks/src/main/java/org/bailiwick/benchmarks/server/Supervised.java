package org.bailiwick.benchmarks.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A server's line to whoever started it: it says its port, tells its {@link Vitals} for every line it gets, and ends with it. */
final class Supervised {
    private Supervised() {}

    /** Serves until standard input ends, and then ends the virtual machine. */
    static void serve(int port) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("port " + port);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            out.println(Vitals.now().line());
        }
        Runtime.getRuntime().halt(0);
    }
}
