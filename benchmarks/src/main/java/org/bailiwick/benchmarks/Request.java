package org.bailiwick.benchmarks;

import java.util.List;
import java.util.Optional;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;

/** A request in memory, which costs next to nothing to ask. */
record Request(List<String> authorization) implements InboundRequest {
    private static final String PATH = "/accounts/4711";
    private static final Optional<String> ROUTED = Optional.of(PATH);

    static Request withBearer(String token) {
        return new Request(List.of("Bearer " + token));
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String rawPath() {
        return PATH;
    }

    /** As a servlet container would say. */
    @Override
    public Optional<String> routedPath() {
        return ROUTED;
    }

    @Override
    public String rawQuery() {
        return "";
    }

    @Override
    public List<String> headers(String name) {
        return name.equals("Authorization") ? authorization : List.of();
    }

    @Override
    public Sender sender() {
        return Sender.UNKNOWN;
    }
}
