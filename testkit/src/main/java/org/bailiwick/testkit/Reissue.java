package org.bailiwick.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a partner said of a token into what this domain says of it; whatever cannot be believed goes no further. */
final class Reissue {
    private static final List<String> COPIED = List.of("exp", "nbf", "iat", "jti", "token_type", "cnf", "act");
    private static final List<String> TEXTS = List.of("iss", "sub", "client_id", "scope", "jti", "token_type");
    private static final List<String> NUMBERS = List.of("exp", "nbf", "iat");

    private final String self;
    private final Partner partner;
    private final Map<String, ?> said;

    Reissue(String self, Partner partner, Map<String, ?> said) {
        this.self = self;
        this.partner = partner;
        this.said = said;
    }

    /** The members of the answer, in this domain's words; empty when the token is not active. */
    Optional<Map<String, @Nullable Object>> members(String asker, Instant now) throws Refusal {
        if (!Boolean.TRUE.equals(said.get("active"))) {
            return Optional.empty();
        }
        believe(has(TEXTS, String.class) && has(NUMBERS, Number.class));
        believe(partner.issuer().equals(said.get("iss")) && isForUs(said.get("aud")) && said.containsKey("sub"));
        List<String> path = path();
        return Validity.includes(now, said) ? Optional.of(document(asker, path)) : Optional.empty();
    }

    private Map<String, @Nullable Object> document(String asker, List<String> path) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("active", true);
        document.put("iss", self);
        document.put("aud", asker);
        for (String name : List.of("sub", "client_id", "scope")) {
            copy(name, document);
        }
        COPIED.forEach(name -> copy(name, document));
        ForeignNames.speakFor(document, partner.issuer(), path);
        document.put("scope", partner.scopesHere(String.valueOf(document.getOrDefault("scope", ""))));
        return document;
    }

    private void copy(String name, Map<String, @Nullable Object> document) {
        if (said.containsKey(name)) {
            document.put(name, said.get(name));
        }
    }

    private boolean has(List<String> names, Class<?> type) {
        return names.stream().allMatch(name -> !said.containsKey(name) || type.isInstance(said.get(name)));
    }

    /** Whether the audience is this domain, as the partner knows it. */
    private boolean isForUs(@Nullable Object audience) {
        Set<String> names = Set.of(self, partner.edge().client());
        return audience instanceof List<?> several
                ? several.stream().anyMatch(names::contains)
                : audience instanceof String one && names.contains(one);
    }

    /** The way of the word until here, the partner included. */
    private List<String> path() throws Refusal {
        List<String> path = new ArrayList<>(pathBeforePartner());
        path.add(partner.issuer());
        if (path.contains(self) || Set.copyOf(path).size() < path.size()) {
            throw Passage.loop();
        }
        Passage.checkLength(path);
        return path;
    }

    private List<String> pathBeforePartner() throws Refusal {
        if (!said.containsKey("federation")) {
            return List.of();
        }
        List<String> path = new ArrayList<>();
        if (said.get("federation") instanceof Map<?, ?> federation
                && federation.get("path") instanceof List<?> issuers) {
            issuers.forEach(issuer -> path.add(String.valueOf(issuer)));
            believe(!path.isEmpty() && path.get(path.size() - 1).equals(federation.get("federator")));
        }
        believe(!path.isEmpty());
        return path;
    }

    private static void believe(boolean credible) throws Refusal {
        if (!credible) {
            throw Refusal.badAuthority();
        }
    }
}
