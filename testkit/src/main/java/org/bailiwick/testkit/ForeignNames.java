package org.bailiwick.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one domain speaks of what another domain has said: names are qualified by the other's issuer, so that no foreign
 * name equals one of its own, and the {@code federation} member tells the other's own words.
 */
final class ForeignNames {
    private static final List<String> QUALIFIED = List.of("sub", "client_id");
    private static final List<String> QUOTED = List.of("sub", "client_id", "scope");

    private ForeignNames() {}

    static String qualified(String federator, String name) {
        return federator + "#" + name;
    }

    /** What the last of these domains' neighbour says of a token, if the first of them says this. */
    static Map<String, @Nullable Object> spokenFor(Map<String, @Nullable Object> first, List<String> path) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>(first);
        List<String> so = new ArrayList<>();
        for (String federator : path) {
            so.add(federator);
            speakFor(said, federator, so);
        }
        return said;
    }

    /** Turns the federator's words into those of its neighbour; the scope stays as it is. */
    static void speakFor(Map<String, @Nullable Object> said, String federator, List<String> path) {
        Map<String, @Nullable Object> federation = new LinkedHashMap<>();
        federation.put("federator", federator);
        QUOTED.stream().filter(said::containsKey).forEach(name -> federation.put(name, said.get(name)));
        federation.put("path", List.copyOf(path));
        for (String name : QUALIFIED) {
            if (said.get(name) instanceof String local) {
                said.put(name, qualified(federator, local));
            }
        }
        said.put("federation", federation);
    }
}
