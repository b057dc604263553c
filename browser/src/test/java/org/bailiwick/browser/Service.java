package org.bailiwick.browser;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Something that is guarded. */
record Service(ConfigurableApplicationContext context) implements AutoCloseable {
    /**
     * A port that was free just now. External URLs must be known before anybody listens there. It is below those that the system
     * gives to whoever wants any, such as to the browser for each connection: it will not be somebody else's in the meantime.
     */
    static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // another one, then
            }
        }
    }

    /**
     * Starts it.
     *
     * @param desk what an application shows
     * @param yaml the configuration of the guard
     * @param properties further properties of Spring's, each {@code name=value}
     */
    static Service start(
            WebApplicationType type, Class<?> application, Desk desk, int port, String yaml, List<String> properties)
            throws IOException {
        Path file = Files.createTempFile("bailiwick", ".yaml");
        try {
            Files.writeString(file, yaml);
            return new Service(new SpringApplicationBuilder(application)
                    .web(type)
                    .properties(
                            "bailiwick.config=" + file,
                            "server.address=127.0.0.1",
                            "server.port=" + port,
                            "spring.main.banner-mode=off",
                            "logging.level.root=warn",
                            "logging.level.bailiwick.audit=off")
                    .properties(properties.toArray(String[]::new))
                    .initializers(context -> context.getBeanFactory().registerSingleton("desk", desk))
                    .run());
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
