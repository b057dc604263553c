package org.bailiwick.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.bailiwick.spring.OperatedBoot.Response;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

/** What becomes of health while authorities are down, whatever serves it. */
abstract class HealthContract {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EmbeddedAuthority home = EmbeddedAuthority.start();
    private final EmbeddedAuthority partner = EmbeddedAuthority.start();

    abstract WebApplicationType type();

    @AfterEach
    void stop() {
        home.close();
        partner.close();
    }

    private OperatedBoot start() throws Exception {
        return OperatedBoot.start(type(), """
                resource: https://api.example.com
                insecure-allow-loopback-http: true
                domains:
                  home: {kind: jwt, issuer: "%s", algorithms: [ES256]}
                  partner: {kind: jwt, issuer: "%s", algorithms: [ES256]}
                default-domains: [home, partner]
                rules: [{id: all, path: /**, access: authenticated}]
                """.formatted(home.issuer(), partner.issuer()));
    }

    private static void awaitStatus(OperatedBoot boot, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(boot.get("/actuator/health/bailiwick").at("status"))
                                .isEqualTo(status));
    }

    private static void assertProbes(OperatedBoot boot) throws Exception {
        for (String probe : new String[] {"readiness", "liveness"}) {
            Response response = boot.get("/actuator/health/" + probe);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).contains("UP").doesNotContain("bailiwick");
        }
    }

    @Test
    void authoritiesThatAnswer_areUp() throws Exception {
        try (OperatedBoot boot = start()) {
            awaitStatus(boot, "UP");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(boot.get("/actuator/health")
                                    .at("components", "bailiwick", "details", "domains", "partner", "keys", "state"))
                            .isEqualTo("fresh"));
            assertProbes(boot);
        }
    }

    @Test
    void oneAuthorityDown_degradesWithoutTakingTheApplicationDown() throws Exception {
        partner.fault(Fault.DOWN);
        try (OperatedBoot boot = start()) {
            awaitStatus(boot, "DEGRADED");
            assertThat(boot.get("/actuator/health/bailiwick").status()).isEqualTo(200);
            Response overall = boot.get("/actuator/health");
            assertThat(overall.status()).isEqualTo(200);
            assertThat(overall.at("status")).isEqualTo("UP");
            assertThat(overall.at("components", "bailiwick", "details", "domains", "partner", "status"))
                    .isEqualTo("OUT_OF_SERVICE");
            assertThat((String) overall.at(
                            "components", "bailiwick", "details", "domains", "partner", "keys", "lastFailure"))
                    .startsWith("unreachable: ");
            assertProbes(boot);
        }
    }

    @Test
    void everyAuthorityDown_isOutOfServiceButReady() throws Exception {
        home.fault(Fault.DOWN);
        partner.fault(Fault.DOWN);
        try (OperatedBoot boot = start()) {
            awaitStatus(boot, "OUT_OF_SERVICE");
            assertThat(boot.get("/actuator/health/bailiwick").status()).isEqualTo(503);
            assertThat(boot.get("/actuator/health").status()).isEqualTo(503);
            assertProbes(boot);
        }
    }

    @Test
    void authorityThatComesBack_isFoundOutWithoutAnyRequest() throws Exception {
        home.fault(Fault.DOWN);
        partner.fault(Fault.DOWN);
        try (OperatedBoot boot = start()) {
            awaitStatus(boot, "OUT_OF_SERVICE");
            home.heal();
            partner.heal();
            awaitStatus(boot, "UP");
        }
    }
}
