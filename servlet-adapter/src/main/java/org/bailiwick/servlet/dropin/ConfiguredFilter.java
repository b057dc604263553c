package org.bailiwick.servlet.dropin;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.List;
import org.bailiwick.assembly.Bailiwick;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationException;
import org.bailiwick.observation.AuditLog;
import org.bailiwick.servlet.BailiwickFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link BailiwickFilter} that starts with the application and ends with it. The drop-in puts it before everything else;
 * a {@code web.xml} may declare it instead, with the init-param {@value #PARAMETER} to name its configuration.
 */
public final class ConfiguredFilter implements Filter {
    /** The init-param, which says what the context parameter {@code bailiwick.config} would. */
    public static final String PARAMETER = "config";

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredFilter.class);

    private final @Nullable Configuration found;
    private @Nullable Bailiwick bailiwick;
    private Filter guard = (request, response, chain) -> {
        throw new ServletException("The filter has not been initialized; the request does not go on");
    };

    /** For a {@code web.xml}. */
    public ConfiguredFilter() {
        this.found = null;
    }

    ConfiguredFilter(Configuration found) {
        this.found = found;
    }

    @Override
    public void init(FilterConfig settings) throws ServletException {
        Configuration configuration = found != null
                ? found
                : WebConfiguration.of(settings.getServletContext(), settings.getInitParameter(PARAMETER));
        String name = WebConfiguration.nameOf(settings.getServletContext());
        Bailiwick started = started(configuration, name);
        bailiwick = started;
        guard = new BailiwickFilter(started);
        LOG.info("{}: guarded", name);
    }

    private static Bailiwick started(Configuration configuration, String name) throws ServletException {
        try {
            return Bailiwick.start(configuration, List.of(new AuditLog()));
        } catch (ConfigurationException | IllegalArgumentException unusable) {
            LOG.error("{}: does not start. {}", name, unusable.getMessage());
            throw new ServletException(unusable.getMessage(), unusable);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        guard.doFilter(request, response, chain);
    }

    @Override
    public void destroy() {
        if (bailiwick != null) {
            bailiwick.close();
        }
    }
}
