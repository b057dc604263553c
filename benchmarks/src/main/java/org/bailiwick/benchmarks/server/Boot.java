package org.bailiwick.benchmarks.server;

import java.io.IOException;
import org.springframework.boot.SpringApplication;

/** Starts a server with Spring Boot; what guards it is decided by the class path. */
final class Boot {
    private Boot() {}

    /**
     * Serves on any port that is free.
     *
     * @param args Spring properties
     */
    static void serve(Class<?> application, String... args) throws IOException {
        String port =
                SpringApplication.run(application, args).getEnvironment().getRequiredProperty("local.server.port");
        Supervised.serve(Integer.parseInt(port));
    }
}
