package org.bailiwick.login;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;

/** A request made of values. */
record FakeRequest(String method, String rawPath, String rawQuery, Map<String, List<String>> fields)
        implements InboundRequest {
    /** @param target a path, perhaps with a query */
    static FakeRequest of(String method, String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new FakeRequest(method, target, "", Map.of())
                : new FakeRequest(method, target.substring(0, mark), target.substring(mark + 1), Map.of());
    }

    FakeRequest with(String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(fields);
        List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
        values.add(value);
        more.put(name, values);
        return new FakeRequest(method, rawPath, rawQuery, more);
    }

    FakeRequest without(String name) {
        Map<String, List<String>> fewer = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fewer.putAll(fields);
        fewer.remove(name);
        return new FakeRequest(method, rawPath, rawQuery, fewer);
    }

    @Override
    public List<String> headers(String name) {
        return fields.getOrDefault(name, List.of());
    }

    @Override
    public Sender sender() {
        return Sender.UNKNOWN;
    }
}
