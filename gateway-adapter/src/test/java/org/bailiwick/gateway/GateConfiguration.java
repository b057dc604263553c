package org.bailiwick.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.Limits;
import org.bailiwick.config.MetadataSettings;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.policy.Policy;

/** What gatekeepers are configured with of which the rest is not real: the rules, and little else. */
final class GateConfiguration {
    private GateConfiguration() {}

    static Configuration of(Policy policy) {
        URI resource = URI.create("https://api.example.com");
        return new Configuration(
                resource,
                Set.of(),
                resource,
                Map.of(),
                policy,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new MetadataSettings(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Configuration.QueryToken.IGNORE,
                UpstreamSettings.DEFAULT,
                new Limits(
                        10_000,
                        Duration.ofSeconds(3),
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        0,
                        0,
                        0,
                        100,
                        100,
                        Duration.ofSeconds(10)),
                new Configuration.Insecure(false, false),
                List.of());
    }
}
