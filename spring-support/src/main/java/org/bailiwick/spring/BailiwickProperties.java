package org.bailiwick.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Spring properties below {@code bailiwick}.
 *
 * @param config where the configuration file is: a path, or a location with a prefix such as {@code classpath:}; without it
 *     the usual places are looked at
 */
@ConfigurationProperties("bailiwick")
public record BailiwickProperties(@Nullable String config) {}
