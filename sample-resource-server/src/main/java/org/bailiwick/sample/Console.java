package org.bailiwick.sample;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where the tour is printed.
 *
 * @param out for the tour
 * @param err for what prevents it
 * @param table in marks that can be shown here
 */
record Console(PrintStream out, PrintStream err, Table table) {
    /** The terminal, or what stands for it. */
    static Console ofProcess() {
        Charset charset = charset();
        boolean canShowMarks = charset.newEncoder().canEncode(Table.UNICODE.good() + Table.UNICODE.bad());
        return new Console(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset),
                canShowMarks ? Table.UNICODE : Table.ASCII);
    }

    /** What the JDK found out about the terminal, by the names that it has had for it. */
    private static Charset charset() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .filter(Charset::isSupported)
                .findFirst()
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    void print(List<String> lines) {
        lines.forEach(out::println);
    }
}
