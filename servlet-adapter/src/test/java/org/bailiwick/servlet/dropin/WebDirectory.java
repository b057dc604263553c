package org.bailiwick.servlet.dropin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A web application in a directory of its own, as somebody deploys it. */
record WebDirectory(Path root) implements AutoCloseable {
    private static final Path DROP_IN = Path.of(System.getProperty("dropin.jar"));
    private static final Path PLAIN = Path.of(System.getProperty("plain.jar"));
    private static final Path FOREIGN = Path.of(System.getProperty("foreign.artifacts"));

    /** Nothing but the directories. */
    static WebDirectory empty() throws IOException {
        WebDirectory directory = new WebDirectory(Files.createTempDirectory("web-application"));
        Files.createDirectories(directory.root.resolve("WEB-INF/lib"));
        Files.createDirectories(directory.root.resolve("WEB-INF/classes"));
        return directory;
    }

    /** The probe, unguarded. */
    static WebDirectory probe() throws IOException {
        WebDirectory directory = empty();
        directory.file("WEB-INF/web.xml", webXml(""));
        copyTree(
                Path.of(testClasses()).resolve("com/example/probe"),
                directory.root.resolve("WEB-INF/classes/com/example/probe"));
        return directory;
    }

    /** The probe, guarded by the drop-in and this configuration. */
    static WebDirectory guardedProbe(String yaml) throws IOException {
        return probe().withDropIn().file("WEB-INF/bailiwick.yaml", yaml);
    }

    /** An application that is not ours, as it is published. */
    static WebDirectory foreignWar() throws IOException {
        WebDirectory directory = empty();
        try (FileSystem war = FileSystems.newFileSystem(foreign("hawtio-war"))) {
            copyTree(war.getPath("/"), directory.root);
        }
        return directory;
    }

    WebDirectory withDropIn() throws IOException {
        return library(DROP_IN);
    }

    WebDirectory library(Path jar) throws IOException {
        Files.copy(jar, root.resolve("WEB-INF/lib").resolve(jar.getFileName().toString()));
        return this;
    }

    WebDirectory file(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
        return this;
    }

    static Path dropInJar() {
        return DROP_IN;
    }

    static Path plainJar() {
        return PLAIN;
    }

    /** The one artifact whose file name begins so. */
    static Path foreign(String prefix) {
        try (Stream<Path> files = Files.list(FOREIGN)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException(prefix + ": " + found + " (expected: one file in " + FOREIGN + ")");
            }
            return found.get(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The probe's deployment descriptor, with more before its servlets. */
    static String webXml(String more) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s
                  <servlet>
                    <servlet-name>echo</servlet-name>
                    <servlet-class>com.example.probe.EchoServlet</servlet-class>
                    <async-supported>true</async-supported>
                  </servlet>
                  <servlet>
                    <servlet-name>dispatch</servlet-name>
                    <servlet-class>com.example.probe.DispatchServlet</servlet-class>
                    <async-supported>true</async-supported>
                  </servlet>
                  <servlet-mapping>
                    <servlet-name>echo</servlet-name>
                    <url-pattern>/</url-pattern>
                  </servlet-mapping>
                  <servlet-mapping>
                    <servlet-name>dispatch</servlet-name>
                    <url-pattern>/probe/async</url-pattern>
                    <url-pattern>/probe/error</url-pattern>
                    <url-pattern>/probe/forward</url-pattern>
                    <url-pattern>/probe/include</url-pattern>
                  </servlet-mapping>
                  <error-page>
                    <error-code>500</error-code>
                    <location>/probe/error-page</location>
                  </error-page>
                </web-app>
                """.formatted(more);
    }

    private static URI testClasses() {
        try {
            return WebDirectory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> sources = Files.walk(from)) {
            for (Path source : (Iterable<Path>) sources::iterator) {
                Path target = to.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    try (InputStream content = Files.newInputStream(source)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
