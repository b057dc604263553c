package org.bailiwick.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;

/** {@link Clients} and a user, as Keycloak imports them. */
final class Realm {
    /** The user, who is a teller. */
    static final String USER = "alice";

    static final String PASSWORD = "in wonderland";

    private Realm() {}

    /** The description of a realm of that name; every realm has the same clients and a user of the same name. */
    static String json(String name) {
        Map<String, String> values = Map.of(
                "@REALM@", name,
                "@JWT@", Clients.JWT.secret(),
                "@BRIEF@", Clients.BRIEF.secret(),
                "@CALLING@", Clients.CALLING.secret(),
                "@CALLED@", Clients.CALLED.secret(),
                "@BASIC@", Clients.BASIC.secret(),
                "@POST@", Clients.POST.secret(),
                "@KEYS@", new JsonWebKeySet(Clients.KEY).toJson());
        String json = template();
        for (Map.Entry<String, String> value : values.entrySet()) {
            json = json.replace(value.getKey(), escaped(value.getValue()));
        }
        return json;
    }

    /** The inside of a JSON text. */
    private static String escaped(String text) {
        String json = JsonUtil.toJson(Map.of("", text));
        return json.substring("{\"\":\"".length(), json.length() - "\"}".length());
    }

    private static String template() {
        try (InputStream realm = Objects.requireNonNull(Realm.class.getResourceAsStream("realm.json"))) {
            return new String(realm.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
