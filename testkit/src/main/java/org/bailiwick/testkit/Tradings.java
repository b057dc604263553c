package org.bailiwick.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who may trade what for what. */
final class Tradings {
    private final Map<String, List<Trading>> byClient = new ConcurrentHashMap<>();

    void add(String client, Trading trading) {
        if (trading.names().isEmpty()) {
            throw new IllegalArgumentException("trading: at no target (expected: at least one name)");
        }
        byClient.computeIfAbsent(client, id -> new CopyOnWriteArrayList<>()).add(trading);
    }

    /** What the client may get in this way. */
    List<Trading> of(String client, GrantType grant) throws Refusal {
        List<Trading> fit = byClient.getOrDefault(client, List.of()).stream()
                .filter(trading -> trading.grants().contains(grant))
                .toList();
        if (fit.isEmpty()) {
            throw Refusal.badRequest("unauthorized_client");
        }
        return fit;
    }

    /** Those for the targets of these names; the first where no target is named. */
    static List<Trading> at(List<String> names, List<Trading> open) throws Refusal {
        if (names.isEmpty()) {
            return open.subList(0, 1);
        }
        List<Trading> named = new ArrayList<>();
        for (String name : names) {
            named.add(open.stream()
                    .filter(trading -> trading.names().contains(name))
                    .findFirst()
                    .orElseThrow(() -> Refusal.badRequest("invalid_target")));
        }
        return named;
    }
}
