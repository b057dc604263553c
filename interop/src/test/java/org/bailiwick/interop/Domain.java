package org.bailiwick.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/** A domain of kind introspection as the configuration says it; the endpoint is discovered unless one is named. */
final class Domain {
    private final String name;
    private final List<String> keys = new ArrayList<>();

    private Domain(String name, String issuer) {
        this.name = name;
        with("kind: introspection");
        with("issuer: \"" + issuer + "\"");
    }

    static Domain of(String name, String issuer) {
        return new Domain(name, issuer);
    }

    /** Any key, as YAML of one line. */
    Domain with(String key) {
        keys.add(key);
        return this;
    }

    Domain asking(Client client, String method) {
        return with("client: {id: %s, method: %s, secret: %s}".formatted(client.id(), method, quoted(client.secret())));
    }

    /** By {@code private_key_jwt}. */
    Domain askingWith(Path keyFile) throws IOException {
        Files.writeString(keyFile, Clients.KEY.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        return with("client: {id: %s, method: private_key_jwt, key-file: \"%s\"}".formatted(Clients.KEYED, keyFile));
    }

    /** What was said is remembered for these times, whatever the answers say about it. */
    Domain remembering(String positive, String negative) {
        return with("cache: {positive: %s, negative: %s, cache-control: ignore}".formatted(positive, negative));
    }

    /** A text of JSON is one of YAML too. */
    private static String quoted(String text) {
        String object = JsonUtil.toJson(Map.of("", text));
        return object.substring("{\"\":".length(), object.length() - 1);
    }

    String yaml() {
        return name + ":\n" + String.join("\n", keys).indent(2);
    }
}
