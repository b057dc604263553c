package org.bailiwick.servlet;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the parameters of queries and forms, one after the other; a pair that is not percent-encoded is none, as with Tomcat. */
final class ParameterReader {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Reads what stands between ampersands. */
    void read(String encoded, Charset charset) {
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                readPair(pair.split("=", 2), charset);
            }
        }
    }

    private void readPair(String[] sides, Charset charset) {
        try {
            String name = URLDecoder.decode(sides[0], charset);
            String value = sides.length == 2 ? URLDecoder.decode(sides[1], charset) : "";
            values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        } catch (IllegalArgumentException broken) {
            return;
        }
    }

    /** All that was read, in order. */
    Map<String, String[]> map() {
        Map<String, String[]> map = new LinkedHashMap<>();
        values.forEach((name, all) -> map.put(name, all.toArray(String[]::new)));
        return Collections.unmodifiableMap(map);
    }
}
