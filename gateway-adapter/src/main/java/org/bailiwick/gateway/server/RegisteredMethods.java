package org.bailiwick.gateway.server;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;

/** Counts methods that are not registered as {@code OTHER}, so that no caller can fill the registry with names it invents. */
final class RegisteredMethods implements MeterFilter {
    /** What the gateway's own meters call the tag. */
    private static final List<String> TAGS = List.of("httpMethod", "http.method");

    private static final Set<String> REGISTERED =
            Arrays.stream(HttpMethod.values()).map(HttpMethod::name).collect(Collectors.toUnmodifiableSet());

    @Override
    public Meter.Id map(Meter.Id id) {
        List<Tag> tags = id.getTags();
        return tags.stream().anyMatch(RegisteredMethods::isInvented)
                ? id.replaceTags(tags.stream()
                        .map(tag -> isInvented(tag) ? Tag.of(tag.getKey(), "OTHER") : tag)
                        .toList())
                : id;
    }

    private static boolean isInvented(Tag tag) {
        return TAGS.contains(tag.getKey()) && !REGISTERED.contains(tag.getValue());
    }
}
