package org.bailiwick.gateway.server;

import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** The property keys that Spring's own metadata on the class path describes. */
final class KnownKeys {
    private static final Map<String, Boolean> KEYS = load();

    private KnownKeys() {}

    /** Whether it is described, and not as deprecated; a key below a map counts as the map. */
    static boolean has(String key) {
        String rest = key;
        while (!rest.isEmpty()) {
            Boolean isMap = KEYS.get(rest);
            if (isMap != null) {
                return isMap || rest.equals(key);
            }
            rest = rest.substring(0, Math.max(0, rest.lastIndexOf('.')));
        }
        return false;
    }

    private static Map<String, Boolean> load() {
        Map<String, Boolean> keys = new HashMap<>();
        try {
            for (URL file : Collections.list(
                    KnownKeys.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream json = file.openStream()) {
                    read(new String(json.readAllBytes(), StandardCharsets.UTF_8), keys);
                }
            }
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
        return keys;
    }

    private static void read(String json, Map<String, Boolean> keys) throws Exception {
        for (Object each : (List<?>) JsonUtil.parseJson(json).get("properties")) {
            Map<?, ?> property = (Map<?, ?>) each;
            if (!property.containsKey("deprecation")) {
                String type = String.valueOf(property.get("type"));
                keys.put(String.valueOf(property.get("name")), type.startsWith("java.util.Map"));
            }
        }
    }
}
