package org.bailiwick.benchmarks.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.bailiwick.benchmarks.Authority;

/** Who guards a server, all by the same rule: a token of the authority's, meant for the resource, with the scope. */
public enum Guard {
    /** Nobody. */
    BARE("none", List.of("bailiwick-", "spring-security-", "spring-boot-security-", "nimbus-")) {
        @Override
        List<String> settings(Path configuration, URI jwks, String algorithm) {
            return List.of();
        }
    },
    BAILIWICK("Bailiwick", List.of("spring-security-", "spring-boot-security-", "nimbus-")) {
        @Override
        List<String> settings(Path configuration, URI jwks, String algorithm) {
            return List.of("--bailiwick.config=" + configuration);
        }
    },
    /** The resource server of Spring Security, as Spring Boot sets it up. */
    SPRING("Spring Security", List.of("bailiwick-")) {
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
    private final List<String> absent;

    Guard(String title, List<String> absent) {
        this.title = title;
        this.absent = absent;
    }

    String title() {
        return title;
    }

    /** How the names of those libraries begin that its server's class path lacks. */
    List<String> absent() {
        return absent;
    }

    /** The properties by which a server gets this guard. */
    abstract List<String> settings(Path configuration, URI jwks, String algorithm);
}
