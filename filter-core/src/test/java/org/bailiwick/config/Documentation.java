package org.bailiwick.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What is made from the description of the file, and where the documentation is. */
final class Documentation {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(resource:.*?)^```$");

    private Documentation() {}

    /** The root of the project, from wherever below it the tests run. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("docs"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    /** Every page that may hold examples. */
    static List<Path> pages() {
        try (Stream<Path> below = Files.walk(root().resolve("docs"))) {
            return Stream.concat(below, Stream.of(root().resolve("README.md")))
                    .filter(path -> path.toString().endsWith(".md"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The whole configurations among the examples of a page. */
    static List<String> examples(Path page) throws IOException {
        return examples(Files.readString(page));
    }

    static List<String> examples(String page) {
        List<String> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(page);
        while (example.find()) {
            examples.add(example.group(1));
        }
        return examples;
    }

    /** The JSON Schema of the file. */
    static String schema() {
        Map<String, Object> schema = new TreeMap<>(ConfigurationForm.FORM.schema());
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Bailiwick configuration");
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(ordered("", schema))
                + "\n";
    }

    /** In the order of the alphabet, but for keys of the file, which have an order of their own. */
    private static Object ordered(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = name.equals("properties") ? new LinkedHashMap<>() : new TreeMap<>();
            map.forEach((key, member) -> members.put((String) key, ordered((String) key, member)));
            return members;
        }
        return value instanceof List<?> list
                ? list.stream().map(item -> ordered("", item)).toList()
                : value;
    }

    /** The tables of all keys. */
    static String reference() {
        StringBuilder text = new StringBuilder();
        ConfigurationForm.FORM.forms().forEach((path, form) -> {
            // A form of several for one place says in brackets which one it is.
            String name = path.isEmpty() ? "Top level" : path.replaceFirst("^\\.([^ ]+)", "`$1`");
            text.append("### ")
                    .append(name)
                    .append("\n\n| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
            form.keys().forEach(key -> text.append(row(key)));
            text.append('\n');
        });
        return text.toString().stripTrailing();
    }

    private static String row(Key<?> key) {
        String otherwise = key.required() ? "**required**" : key.otherwise();
        return "| `%s` | %s | %s | %s |%n"
                .formatted(key.name(), key.kind().inWords(), otherwise, key.meaning())
                .replace("\r", "");
    }

    /** The page with what is between its marks of that name replaced. */
    static String withSection(String page, String name, String content) {
        String begin = "<!-- generated: " + name + " -->";
        String end = "<!-- end: " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "page: without section " + name + " (expected: " + begin + " ... " + end + ")");
        }
        return page.substring(0, from + begin.length()) + "\n" + content + "\n" + page.substring(to);
    }
}
