package org.bailiwick.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bailiwick.benchmarks.Authority;

/**
 * Good tokens in a file, one a line, no two equal.
 *
 * @param number of tokens
 */
record TokenFile(int number, Path path) {
    static TokenFile write(Authority authority, int number, Path directory) throws IOException {
        List<String> tokens = Stream.generate(authority::token).limit(number).toList();
        return new TokenFile(number, Files.write(directory.resolve("tokens-" + number + ".txt"), tokens));
    }
}
