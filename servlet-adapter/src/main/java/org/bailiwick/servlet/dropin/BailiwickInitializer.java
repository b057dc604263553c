package org.bailiwick.servlet.dropin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.EnumSet;
import java.util.Set;
import org.bailiwick.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the filter before everything else in an application that has the drop-in jar. Without a configuration, or with a
 * wrong one, the application does not start. An application that declares {@link ConfiguredFilter} in its {@code web.xml}
 * is left to that.
 */
public final class BailiwickInitializer implements ServletContainerInitializer {
    private static final String NAME = "bailiwick";

    private static final Logger LOG = LoggerFactory.getLogger(BailiwickInitializer.class);

    @Override
    public void onStartup(@Nullable Set<Class<?>> classes, ServletContext application) throws ServletException {
        if (declaresFilter(application)) {
            LOG.info("{}: guarded as its web.xml says", WebConfiguration.nameOf(application));
            return;
        }
        Configuration configuration = WebConfiguration.of(application, null);
        FilterRegistration.@Nullable Dynamic filter = application.addFilter(NAME, new ConfiguredFilter(configuration));
        if (filter == null) {
            throw new ServletException("filter: " + NAME + " (expected: a name that no other filter has)");
        }
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }

    private static boolean declaresFilter(ServletContext application) {
        return application.getFilterRegistrations().values().stream()
                .anyMatch(filter -> ConfiguredFilter.class.getName().equals(filter.getClassName()));
    }
}
