package org.bailiwick.benchmarks.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.bailiwick.benchmarks.Authority;

/** Who guards a server, all by the same rule: a token of the authority's, meant for the resource, with the scope. */
public enum Guard {
    /** Nobody. */
    BARE("none") {
        @Override
        List<String> settings(Path configuration, URI jwks, String algorithm) {
            return List.of();
        }
    },
    BAILIWICK("Bailiwick") {
        @Override
        List<String> settings(Path configuration, URI jwks, String algorithm) {
            return List.of("--bailiwick.config=" + configuration);
        }
    },
    /** The resource server of Spring Security, as Spring Boot sets it up. */
    SPRING("Spring Security") {
        @Override
        List<String> settings(Path configuration, URI jwks, String algorithm) {
            return List.of(
                    PREFIX + "jwk-set-uri=" + jwks,
                    PREFIX + "jws-algorithms=" + algorithm,
                    PREFIX + "issuer-uri=" + Authority.ISSUER,
                    PREFIX + "audiences=" + Authority.RESOURCE);
        }
    };

    private static final String PREFIX = "--spring.security.oauth2.resourceserver.jwt.";

    private final String title;

    Guard(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** How the names of those libraries begin that its server's class path lacks. */
    List<String> absent() {
        return switch (this) {
            case BARE -> List.of("bailiwick-", "spring-security-", "spring-boot-security-", "nimbus-");
            case BAILIWICK -> List.of("spring-security-", "spring-boot-security-", "nimbus-");
            case SPRING -> List.of("bailiwick-");
        };
    }

    /** The properties by which a server gets this guard. */
    abstract List<String> settings(Path configuration, URI jwks, String algorithm);
}
