package org.bailiwick.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The name of a readable file, relative to the configuration file. */
final class FileName implements Kind<Path> {
    private static final String IN_WORDS = "a readable file, relative to the configuration file";

    @Override
    public Optional<Path> read(Place place, Reading reading) {
        return Kinds.TEXT.read(place, reading).flatMap(name -> {
            Optional<Path> file = readable(reading.surroundings().directory(), name);
            if (file.isEmpty()) {
                reading.unexpected(place, IN_WORDS);
            }
            return file;
        });
    }

    private static Optional<Path> readable(Path directory, String name) {
        try {
            return Optional.of(directory.resolve(name))
                    .filter(Files::isRegularFile)
                    .filter(Files::isReadable);
        } catch (InvalidPathException noName) {
            return Optional.empty();
        }
    }

    @Override
    public String inWords() {
        return IN_WORDS;
    }

    @Override
    public Map<String, Object> schema() {
        return Kinds.TEXT.schema();
    }
}
