package org.bailiwick.access;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.Limits;
import org.bailiwick.config.MetadataSettings;
import org.bailiwick.config.UpstreamSettings;
import org.bailiwick.policy.Policy;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.request.TrustedProxies;

/** What gatekeepers under test are configured with: the rules, and little else. */
final class GateConfiguration {
    /** The most bytes that are kept of bodies. */
    static final int BODIES = 100;

    private static final TrustedProxies PROXIES = new TrustedProxies(List.of(AddressBlock.of("10.0.0.0/8")));

    private GateConfiguration() {}

    /** With a decision within the deadline, and no metadata. */
    static Configuration of(Policy policy, Duration deadline) {
        return of(Map.of(), policy, deadline, false);
    }

    static Configuration of(
            Map<String, DomainSettings> domains, Policy policy, Duration deadline, boolean publishesMetadata) {
        URI resource = URI.create("https://api.example.com");
        return new Configuration(
                resource,
                Set.of(),
                resource,
                domains,
                policy,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                new MetadataSettings(
                        publishesMetadata, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Configuration.QueryToken.IGNORE,
                new UpstreamSettings(UpstreamSettings.DEFAULT.fieldNames(), PROXIES, true),
                new Limits(
                        1000,
                        deadline,
                        Duration.ZERO,
                        Duration.ZERO,
                        0,
                        0,
                        0,
                        0,
                        BODIES,
                        BODIES,
                        Duration.ofSeconds(10)),
                new Configuration.Insecure(false, false),
                List.of());
    }
}
