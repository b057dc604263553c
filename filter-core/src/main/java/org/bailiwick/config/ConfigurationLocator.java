package org.bailiwick.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bailiwick.config.ConfigurationException.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Finds the configuration: the first place that names one decides. A place that names a file that is not there is a
 * mistake, not a reason to look further.
 */
public final class ConfigurationLocator {
    /** The name of the file where nobody says otherwise. */
    public static final String FILE_NAME = "bailiwick.yaml";

    private ConfigurationLocator() {}

    /** The places that every adapter looks at, in order: system property, environment variable, class path. */
    public static List<Location> standard(ClassLoader classPath) {
        return List.of(
                Location.file("system property bailiwick.config", System.getProperty("bailiwick.config")),
                Location.file("environment variable BAILIWICK_CONFIG", System.getenv("BAILIWICK_CONFIG")),
                Location.resource("class path " + FILE_NAME, classPath.getResource(FILE_NAME)));
    }

    /**
     * The configuration at the first location that names one.
     *
     * @throws ConfigurationException with everything that is wrong with it, or with every place looked at
     */
    public static Configuration read(List<Location> locations) {
        return locations.stream()
                .map(Location::configuration)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> nowhere(locations));
    }

    private static ConfigurationException nowhere(List<Location> locations) {
        String places = locations.stream().map(Location::description).collect(Collectors.joining(", "));
        return new ConfigurationException(
                List.of(new Problem(FILE_NAME, 1, 1, "not found (expected: in one of " + places + ")")));
    }

    /** A place where a configuration may be. */
    public static final class Location {
        private final String description;
        private final Supplier<Optional<Configuration>> content;

        private Location(String description, Supplier<Optional<Configuration>> content) {
            this.description = description;
            this.content = content;
        }

        /** What a setting says, which is the path of a file, or null when it is not set. */
        public static Location file(String description, @Nullable String path) {
            return new Location(
                    description, () -> Optional.ofNullable(path).map(Path::of).map(ConfigurationReader::read));
        }

        /** A resource, or null when it is not there. File names in one inside an archive start at the working directory. */
        public static Location resource(String description, @Nullable URL resource) {
            return new Location(
                    description, () -> Optional.ofNullable(resource).map(url -> inResource(description, url)));
        }

        private static Configuration inResource(String description, URL resource) {
            try {
                if (resource.getProtocol().equals("file")) {
                    return ConfigurationReader.read(Path.of(resource.toURI()));
                }
                URLConnection connection = resource.openConnection();
                connection.setUseCaches(false);
                try (InputStream content = connection.getInputStream()) {
                    return ConfigurationReader.read(description, content, Surroundings.of(Path.of("")));
                }
            } catch (IOException | URISyntaxException unreadable) {
                throw ConfigurationReader.unreadable(description, "a readable resource");
            }
        }

        private String description() {
            return description;
        }

        private Optional<Configuration> configuration() {
            return content.get();
        }
    }
}
