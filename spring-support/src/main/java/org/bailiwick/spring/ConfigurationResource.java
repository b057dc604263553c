package org.bailiwick.spring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationLocator;
import org.bailiwick.config.ConfigurationLocator.Location;
import org.bailiwick.config.ConfigurationReader;
import org.bailiwick.config.Surroundings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ResourceUtils;

/**
 * Reads the configuration from where Spring's properties say it is.
 *
 * @param resources what opens a location with a prefix
 */
public record ConfigurationResource(ResourceLoader resources) {
    /**
     * The configuration at that place; without a place, from the first of the usual ones that has it.
     *
     * @param location a path, or a location with a prefix such as {@code classpath:}; null or blank for none
     * @throws org.bailiwick.config.ConfigurationException with everything that is wrong with it
     */
    public Configuration read(@Nullable String location) throws IOException {
        if (location == null || location.isBlank()) {
            return ConfigurationLocator.read(places());
        }
        if (!ResourceUtils.isUrl(location)) {
            return ConfigurationReader.read(Path.of(location));
        }
        Resource resource = resources.getResource(location);
        if (resource.isFile()) {
            return ConfigurationReader.read(resource.getFile().toPath());
        }
        return ConfigurationReader.read(
                location, resource.getContentAsString(StandardCharsets.UTF_8), Surroundings.of(Path.of("")));
    }

    private List<Location> places() {
        List<Location> places = new ArrayList<>();
        places.add(Location.file("property bailiwick.config (--bailiwick.config=FILE)", null));
        places.addAll(ConfigurationLocator.standard(classPath()));
        return places;
    }

    private ClassLoader classPath() {
        @Nullable ClassLoader loader = resources.getClassLoader();
        return loader == null ? ConfigurationResource.class.getClassLoader() : loader;
    }
}
