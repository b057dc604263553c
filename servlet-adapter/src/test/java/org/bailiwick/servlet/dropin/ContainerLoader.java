package org.bailiwick.servlet.dropin;

import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows an application the JDK, the servlet API and its container, and nothing else of the test's class path, so that
 * whatever else it uses is in the application.
 */
final class ContainerLoader extends ClassLoader {
    private static final List<String> SHOWN = List.of(
            "jakarta.servlet.",
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.apache.juli.",
            "org.apache.naming.",
            "org.apache.tomcat.",
            "org.eclipse.jetty.");

    private final ClassLoader test = ContainerLoader.class.getClassLoader();

    ContainerLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHOWN.stream().anyMatch(name::startsWith)) {
            return test.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return SHOWN.stream().anyMatch(name.replace('/', '.')::startsWith) ? test.getResource(name) : null;
    }
}
