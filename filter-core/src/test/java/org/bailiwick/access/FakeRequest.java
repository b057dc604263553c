package org.bailiwick.access;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.IpAddress;
import org.bailiwick.request.Sender;
import org.jspecify.annotations.Nullable;

/** A request made of values. */
record FakeRequest(
        String method,
        String mountPath,
        String rawPath,
        Optional<String> routedPath,
        Optional<String> route,
        String rawQuery,
        Map<String, List<String>> fields,
        @Nullable InetAddress peer)
        implements InboundRequest {
    static FakeRequest get(String path) {
        return new FakeRequest("GET", "", path, Optional.empty(), Optional.empty(), "", Map.of(), null);
    }

    FakeRequest method(String other) {
        return new FakeRequest(other, mountPath, rawPath, routedPath, route, rawQuery, fields, peer);
    }

    FakeRequest mountedAt(String path) {
        return new FakeRequest(method, path, rawPath, routedPath, route, rawQuery, fields, peer);
    }

    FakeRequest routedTo(String path) {
        return new FakeRequest(method, mountPath, rawPath, Optional.of(path), route, rawQuery, fields, peer);
    }

    FakeRequest onRoute(String id) {
        return new FakeRequest(method, mountPath, rawPath, routedPath, Optional.of(id), rawQuery, fields, peer);
    }

    FakeRequest with(String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(fields);
        List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, values);
        return new FakeRequest(method, mountPath, rawPath, routedPath, route, rawQuery, more, peer);
    }

    FakeRequest from(String address) {
        return new FakeRequest(
                method, mountPath, rawPath, routedPath, route, rawQuery, fields, IpAddress.ofPeer(address));
    }

    FakeRequest bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    @Override
    public List<String> headers(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public Sender sender() {
        return Sender.of(peer, this::headers);
    }
}
