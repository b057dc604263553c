package org.bailiwick.gateway.server;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** Counts methods that are not registered as {@code OTHER}, so that no caller can fill the registry with names it invents. */
final class RegisteredMethods implements MeterFilter {
    private static final String METHOD = "httpMethod";
    private static final Set<String> REGISTERED =
            Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    @Override
    public Meter.Id map(Meter.Id id) {
        @Nullable String method = id.getTag(METHOD);
        return method == null || REGISTERED.contains(method)
                ? id
                : id.replaceTags(Tags.of(id.getTags()).and(Tag.of(METHOD, "OTHER")));
    }
}
