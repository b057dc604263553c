package org.bailiwick.servlet.dropin;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationException;
import org.bailiwick.config.ConfigurationLocator;
import org.bailiwick.config.ConfigurationLocator.Location;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration of a web application. The first place that names one decides. */
final class WebConfiguration {
    /** The context parameter that names the configuration. */
    private static final String PARAMETER = "bailiwick.config";

    /** What the container never serves. */
    private static final String INSIDE = "/WEB-INF/";

    private static final Logger LOG = LoggerFactory.getLogger(WebConfiguration.class);

    private WebConfiguration() {}

    /**
     * The configuration that the init-param names, where there is one; else what the context parameter names; else {@code
     * /WEB-INF/bailiwick.yaml}; else what {@link ConfigurationLocator#standard} finds.
     *
     * @throws ServletException with every place looked at, or with everything that is wrong with the configuration
     */
    static Configuration of(ServletContext application, @Nullable String initParam) throws ServletException {
        try {
            return ConfigurationLocator.read(locations(application, initParam));
        } catch (ConfigurationException wrong) {
            LOG.error("{}: does not start. {}", nameOf(application), wrong.getMessage());
            throw new ServletException(wrong.getMessage(), wrong);
        }
    }

    /** How messages call an application. */
    static String nameOf(ServletContext application) {
        String path = application.getContextPath();
        return path.isEmpty() ? "the application at /" : "the application at " + path;
    }

    private static List<Location> locations(ServletContext application, @Nullable String initParam)
            throws ServletException {
        if (initParam != null) {
            return List.of(named("init-param " + ConfiguredFilter.PARAMETER, initParam, application));
        }
        @Nullable String contextParam = application.getInitParameter(PARAMETER);
        if (contextParam != null) {
            return List.of(named("context parameter " + PARAMETER, contextParam, application));
        }
        List<Location> locations = new ArrayList<>();
        locations.add(Location.file("context parameter " + PARAMETER, null));
        locations.add(
                inside(INSIDE + ConfigurationLocator.FILE_NAME, INSIDE + ConfigurationLocator.FILE_NAME, application));
        locations.addAll(ConfigurationLocator.standard(application.getClassLoader()));
        return locations;
    }

    /** A path below {@code /WEB-INF/} is in the application, any other in the file system. */
    private static Location named(String by, String path, ServletContext application) throws ServletException {
        return path.startsWith(INSIDE) ? inside(by + ": " + path, path, application) : Location.file(by, path);
    }

    private static Location inside(String description, String path, ServletContext application)
            throws ServletException {
        try {
            @Nullable URL resource = application.getResource(path);
            return Location.resource(description, resource);
        } catch (MalformedURLException malformed) {
            throw new ServletException(path + " (expected: a path that begins with " + INSIDE + ")", malformed);
        }
    }
}
