package org.bailiwick.servlet.dropin;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * A logger of the application's own slf4j, of whatever version, found by name because it is not the one that this code was
 * compiled against.
 */
final class ApplicationLog implements LogTarget {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private final Map<Level, MethodHandle> switches = new EnumMap<>(Level.class);
    private final Map<Level, MethodHandle> writers = new EnumMap<>(Level.class);

    private ApplicationLog(Class<?> type, Object logger) throws ReflectiveOperationException {
        for (Level level : Level.values()) {
            String name = level.name().toLowerCase(Locale.ROOT);
            String question = "is" + level.name().charAt(0) + name.substring(1) + "Enabled";
            switches.put(
                    level,
                    LOOKUP.findVirtual(type, question, methodType(boolean.class))
                            .bindTo(logger));
            writers.put(
                    level,
                    LOOKUP.findVirtual(type, name, methodType(void.class, String.class, Throwable.class))
                            .bindTo(logger));
        }
    }

    /** What makes a logger of a name; empty where there is no slf4j, or one that leads nowhere. */
    static Optional<Function<String, LogTarget>> visibleTo(ClassLoader loader) {
        // Put together here, because the jar's build renames whatever text begins like slf4j's own package.
        String slf4j = String.join(".", "org", "slf4j");
        try {
            Class<?> factory = Class.forName(slf4j + ".LoggerFactory", true, loader);
            Class<?> type = Class.forName(slf4j + ".Logger", true, loader);
            if (leadsNowhere(factory)) {
                return Optional.empty();
            }
            MethodHandle maker = LOOKUP.findStatic(factory, "getLogger", methodType(type, String.class))
                    .asType(methodType(Object.class, String.class));
            return Optional.of(name -> named(name, type, maker));
        } catch (ReflectiveOperationException | LinkageError absentOrBroken) {
            return Optional.empty();
        }
    }

    /** Whether only the interface is there, so that a warning would never be seen. */
    private static boolean leadsNowhere(Class<?> factory) throws ReflectiveOperationException {
        Object chosen = factory.getMethod("getILoggerFactory").invoke(null);
        return chosen.getClass().getSimpleName().equals("NOPLoggerFactory");
    }

    private static LogTarget named(String name, Class<?> type, MethodHandle maker) {
        try {
            return new ApplicationLog(type, (Object) maker.invokeExact(name));
        } catch (Throwable broken) {
            throw rethrown(broken);
        }
    }

    @Override
    public boolean isOn(Level level) {
        try {
            return (boolean) handle(switches, level).invokeExact();
        } catch (Throwable broken) {
            throw rethrown(broken);
        }
    }

    @Override
    public void write(Level level, String message, @Nullable Throwable cause) {
        try {
            handle(writers, level).invokeExact(message, cause);
        } catch (Throwable broken) {
            throw rethrown(broken);
        }
    }

    private static MethodHandle handle(Map<Level, MethodHandle> handles, Level level) {
        return Objects.requireNonNull(handles.get(level));
    }

    /** Nothing that slf4j declares is checked, so this stays what it was. */
    private static RuntimeException rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
