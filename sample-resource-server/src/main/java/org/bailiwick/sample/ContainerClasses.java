package org.bailiwick.sample;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a web application sees of its container: the servlet API and Tomcat, as in a Tomcat that was installed, and nothing
 * else of this program's class path. The drop-in has to bring along whatever it needs.
 */
final class ContainerClasses extends ClassLoader {
    private static final List<String> PACKAGES =
            List.of("jakarta.", "org.apache.catalina.", "org.apache.tomcat.", "org.apache.juli.");

    private final ClassLoader program;

    ContainerClasses() {
        super("container", ClassLoader.getPlatformClassLoader());
        this.program = ContainerClasses.class.getClassLoader();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (PACKAGES.stream().noneMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        return program.loadClass(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return visible(name) ? program.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return visible(name) ? program.getResources(name) : Collections.emptyEnumeration();
    }

    private static boolean visible(String resource) {
        String name = resource.replace('/', '.');
        return PACKAGES.stream().anyMatch(name::startsWith);
    }
}
