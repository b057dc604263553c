package org.bailiwick.config;

import java.util.HashMap;
import java.util.Map;
import org.bailiwick.request.RequestPath;

/** The paths that no rule decides over, as something is served there: one thing at each. */
final class ServedPaths {
    private final Reading reading;
    private final Map<RequestPath, String> taken = new HashMap<>();

    private ServedPaths(Reading reading) {
        this.reading = reading;
    }

    /** With the metadata and the federation endpoint, where there are any; the one is below {@code /.well-known}, the other is not. */
    static ServedPaths of(Fields file, Reading reading) {
        ServedPaths paths = new ServedPaths(reading);
        file.find(ConfigurationForm.METADATA)
                .filter(fields -> fields.find(MetadataForm.PUBLISH).orElse(false))
                .flatMap(fields -> file.find(ConfigurationForm.RESOURCE))
                .flatMap(resource ->
                        RequestPath.of(MetadataSettings.url(resource).getRawPath()))
                .ifPresent(path -> paths.taken.put(path, "the metadata is"));
        file.find(ConfigurationForm.FEDERATION)
                .flatMap(fields -> fields.find(FederationForm.PATH))
                .flatMap(RequestPath::of)
                .ifPresent(path -> paths.taken.put(path, "the federation endpoint is"));
        return paths;
    }

    /**
     * Takes the path that the key says, unless something else is served there, which is a problem.
     *
     * @param what is served there, with its verb
     */
    void take(Fields fields, Key<String> key, String what) {
        fields.find(key).flatMap(RequestPath::of).ifPresent(path -> {
            String other = taken.putIfAbsent(path, what);
            if (other != null) {
                String found = fields.has(key) ? fields.place(key).shown() : "by default " + path;
                reading.report(fields.place(key), found + " (expected: a path of its own; " + other + " served there)");
            }
        });
    }
}
