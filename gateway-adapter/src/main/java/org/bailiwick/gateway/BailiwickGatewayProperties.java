package org.bailiwick.gateway;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Spring properties below {@code bailiwick.gateway}.
 *
 * @param global whether every route is guarded; otherwise those alone that name the filter {@code Bailiwick}
 */
@ConfigurationProperties("bailiwick.gateway")
public record BailiwickGatewayProperties(
        @DefaultValue("true") boolean global) {}
