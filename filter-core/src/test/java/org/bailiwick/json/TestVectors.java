package org.bailiwick.json;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Public test vectors, which are kept beside the repository and not in it; a test that needs them is skipped without. */
public final class TestVectors {
    private static final List<Path> PLACES = List.of(Path.of("../../shared/vectors"), Path.of("../shared/vectors"));

    private TestVectors() {}

    /** The file or folder of that name. */
    public static Path at(String name) {
        Path place = PLACES.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(PLACES.get(0).resolve(name));
        assumeTrue(Files.exists(place), "public test vectors are not here: " + place);
        return place;
    }

    /** The JSON object in the file of that name. */
    public static Map<String, Object> object(String name) throws IOException {
        return JsonReader.object(Files.readAllBytes(at(name))).orElseThrow();
    }

    /** An object inside another. */
    @SuppressWarnings("unchecked") // JSON objects have string names
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** The objects of an array. */
    public static List<Map<String, Object>> objects(Object value) {
        return ((List<?>) value).stream().map(TestVectors::object).toList();
    }
}
