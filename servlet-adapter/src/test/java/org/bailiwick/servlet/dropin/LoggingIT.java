package org.bailiwick.servlet.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the messages of the drop-in go, in applications that bring different logs. */
final class LoggingIT {
    private static final String AUDIT = "bailiwick.audit";

    @TempDir
    private Path classes;

    @Test
    void applicationWithoutSlf4j_hasMessagesInTheLogOfTheJdk() throws Exception {
        try (LogCapture log = new LogCapture();
                URLClassLoader application = application()) {
            writeAll(application);

            assertInJdkLog(log);
        }
    }

    @Test
    void slf4jThatLeadsNowhere_isPassedBy() throws Exception {
        try (LogCapture log = new LogCapture();
                URLClassLoader application = application(WebDirectory.foreign("slf4j-api-2"))) {
            writeAll(application);

            assertInJdkLog(log);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void slf4jOfTheApplication_getsLevelMessageAndCause(String version) throws Exception {
        Path written = classes.resolve("application.log");
        Files.writeString(classes.resolve("simplelogger.properties"), """
                org.slf4j.simpleLogger.logFile=%s
                org.slf4j.simpleLogger.defaultLogLevel=debug
                org.slf4j.simpleLogger.showThreadName=false
                """.formatted(written));
        try (LogCapture log = new LogCapture();
                URLClassLoader application = application(
                        WebDirectory.foreign("slf4j-api-" + version),
                        WebDirectory.foreign("slf4j-simple-" + version))) {
            writeAll(application);

            assertThat(log.of(AUDIT)).isEmpty();
        }
        assertThat(Files.readString(written))
                .contains(
                        "DEBUG bailiwick.audit - of debug",
                        "INFO bailiwick.audit - of info",
                        "WARN bailiwick.audit - of warn",
                        "ERROR bailiwick.audit - of error",
                        "java.lang.IllegalStateException: cause of error")
                .doesNotContain("of trace");
    }

    private static void assertInJdkLog(LogCapture log) {
        assertThat(log.of(AUDIT))
                .extracting(LogRecord::getLevel, LogRecord::getMessage)
                .containsExactly(
                        tuple(Level.INFO, "of info"), tuple(Level.WARNING, "of warn"), tuple(Level.SEVERE, "of error"));
        assertThat(log.of(AUDIT).get(2).getThrown()).hasMessage("cause of error");
    }

    /** A class loader as an application has it, with the drop-in and these jars. */
    private URLClassLoader application(Path... libraries) throws IOException {
        List<URL> urls = new ArrayList<>(List.of(
                classes.toUri().toURL(), WebDirectory.dropInJar().toUri().toURL()));
        for (Path library : libraries) {
            urls.add(library.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), new ContainerLoader());
    }

    /** Writes at every level as code in the drop-in does, to the logger of decisions. */
    private static void writeAll(ClassLoader application) throws ReflectiveOperationException {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(application);
        try {
            Object logger = application
                    .loadClass("org.bailiwick.shaded.slf4j.LoggerFactory")
                    .getMethod("getLogger", String.class)
                    .invoke(null, AUDIT);
            Class<?> type = application.loadClass("org.bailiwick.shaded.slf4j.Logger");
            for (String level : List.of("trace", "debug", "info", "warn")) {
                Method write = type.getMethod(level, String.class, Object.class);
                write.invoke(logger, "of {}", level);
            }
            type.getMethod("error", String.class, Throwable.class)
                    .invoke(logger, "of error", new IllegalStateException("cause of error"));
        } finally {
            current.setContextClassLoader(before);
        }
    }
}
