package org.bailiwick.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailiwick.request.InboundRequest;

/** A request made of values. */
record FakeRequest(
        String method,
        String mountPath,
        String rawPath,
        Optional<String> routedPath,
        Optional<String> route,
        String rawQuery,
        Map<String, List<String>> fields)
        implements InboundRequest {
    static FakeRequest get(String path) {
        return new FakeRequest("GET", "", path, Optional.empty(), Optional.empty(), "", Map.of());
    }

    FakeRequest method(String other) {
        return new FakeRequest(other, mountPath, rawPath, routedPath, route, rawQuery, fields);
    }

    FakeRequest mountedAt(String path) {
        return new FakeRequest(method, path, rawPath, routedPath, route, rawQuery, fields);
    }

    FakeRequest routedTo(String path) {
        return new FakeRequest(method, mountPath, rawPath, Optional.of(path), route, rawQuery, fields);
    }

    FakeRequest onRoute(String id) {
        return new FakeRequest(method, mountPath, rawPath, routedPath, Optional.of(id), rawQuery, fields);
    }

    FakeRequest with(String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(fields);
        List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, values);
        return new FakeRequest(method, mountPath, rawPath, routedPath, route, rawQuery, more);
    }

    FakeRequest bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    @Override
    public List<String> headers(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
