package org.bailiwick.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of all test classes, by their simple names, to be looked into. */
final class TestSources {
    private static final Pattern ANNOTATION = Pattern.compile("@(Test|ParameterizedTest|FuzzTest)\\b");
    private static final Pattern HEADER =
            Pattern.compile("(?m)((?:^(?://| ?\\*|/\\*\\*|@).*\\n)*)^[a-z ]*(?:class|interface) ");

    private final Map<String, String> texts;

    private TestSources(Map<String, String> texts) {
        this.texts = texts;
    }

    static TestSources of(Map<String, String> texts) {
        return new TestSources(texts);
    }

    /** Those of every module; the conformance suite, whose classes are called rows, is among its module's main sources. */
    static TestSources ofAllModules() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path source : modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(TestSources::below)
                    .toList()) {
                String name = source.getFileName().toString().replace(".java", "");
                texts.merge(name, Files.readString(source), (one, other) -> one + "\n" + other);
            }
        }
        return new TestSources(texts);
    }

    private static Stream<Path> below(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith("Test.java")
                            || file.toString().endsWith("Rows.java"))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A test with everything that is said of it: its class's header, its annotations and comments, its body. */
    Optional<String> find(String className, String method) {
        return Optional.ofNullable(texts.get(className))
                .flatMap(text -> test(text, method).map(test -> header(text) + test));
    }

    /** From the blank line before the method, or the beginning of the class, to its closing brace. */
    private static Optional<String> test(String text, String method) {
        Matcher declaration =
                Pattern.compile("(?m)^    (?:default )?void " + method + "\\(").matcher(text);
        if (!declaration.find()) {
            return Optional.empty();
        }
        int from = text.lastIndexOf("\n\n", declaration.start());
        int to = text.indexOf("\n    }\n", declaration.end());
        return Optional.of(text.substring(Math.max(from, 0), to))
                .filter(test -> ANNOTATION.matcher(test).find());
    }

    private static String header(String text) {
        Matcher header = HEADER.matcher(text);
        return header.find() ? header.group(1) : "";
    }
}
