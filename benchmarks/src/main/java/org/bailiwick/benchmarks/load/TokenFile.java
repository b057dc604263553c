package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bailiwick.benchmarks.Authority;

/**
 * Good tokens in a file, one a line, no two equal.
 *
 * @param number of tokens
 */
record TokenFile(int number, Path path) {
    static TokenFile write(Authority authority, int number, Path directory) throws IOException {
        Iterable<String> tokens = IntStream.range(0, number).mapToObj(each -> authority.token())::iterator;
        return new TokenFile(number, Files.write(directory.resolve("tokens-" + number + ".txt"), tokens));
    }
}
