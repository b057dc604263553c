package org.bailiwick.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bailiwick.config.ConfigurationException.Problem;

/** Reads a configuration. What the keys mean is in {@code docs/configuration.md} and, in code, in the forms. */
public final class ConfigurationReader {
    private ConfigurationReader() {}

    /**
     * The configuration in a file of UTF-8 text.
     *
     * @throws ConfigurationException with everything that is wrong with it
     */
    public static Configuration read(Path file) {
        Path directory = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        try (InputStream content = Files.newInputStream(file)) {
            return read(file.toString(), content, Surroundings.of(directory));
        } catch (IOException unreadable) {
            throw unreadable(file.toString(), "a readable file");
        }
    }

    /**
     * The configuration in a stream of UTF-8 text, which is left open.
     *
     * @param source what messages call it
     * @throws ConfigurationException with everything that is wrong with it
     */
    static Configuration read(String source, InputStream content, Surroundings surroundings) throws IOException {
        byte[] bytes = content.readNBytes(4 * YamlText.MAX_LENGTH);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read(source, text, surroundings);
        } catch (CharacterCodingException notUtf8) {
            throw unreadable(source, "UTF-8 text");
        }
    }

    /**
     * The configuration in a text.
     *
     * @param source what messages call it
     * @throws ConfigurationException with everything that is wrong with it
     */
    public static Configuration read(String source, String text, Surroundings surroundings) {
        Reading reading = new Reading(source, surroundings);
        Optional<Fields> file =
                YamlText.read(text, reading).flatMap(root -> ConfigurationForm.FORM.read(root, reading));
        file.ifPresent(fields -> ConfigurationForm.check(fields, reading));
        if (file.isEmpty() || !reading.problems().isEmpty()) {
            throw new ConfigurationException(reading.problems());
        }
        return ConfigurationForm.build(file.get(), new Reading(source, surroundings));
    }

    static ConfigurationException unreadable(String source, String expected) {
        return new ConfigurationException(
                List.of(new Problem(source, 1, 1, "cannot be read (expected: " + expected + ")")));
    }
}
