package org.bailiwick.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How lies are made, where it takes more than a word to the statement. */
final class Deceit {
    static final String EVERY_SCOPE = "admin orders:read orders:write read write";
    static final long HOUR = Duration.ofHours(1).toSeconds();
    static final long DAY = Duration.ofDays(1).toSeconds();
    static final long TEN_YEARS = Duration.ofDays(3650).toSeconds();
    private static final int MANY = 8;

    private Deceit() {}

    static String federator(Statement answer) {
        return answer.federation()
                .map(federation -> String.valueOf(federation.get("federator")))
                .orElse("");
    }

    static void spokenForByAnother(Statement answer) {
        answer.federation().ifPresent(federation -> {
            federation.put("federator", Lie.ANOTHER);
            answer.say("sub", ForeignNames.qualified(Lie.ANOTHER, String.valueOf(federation.get("sub"))));
            answer.say("client_id", ForeignNames.qualified(Lie.ANOTHER, String.valueOf(federation.get("client_id"))));
        });
        path(answer, path -> path.set(path.size() - 1, Lie.ANOTHER));
    }

    static void passedOffAsLocal(Statement answer) {
        answer.federation().ifPresent(federation -> {
            answer.say("sub", federation.get("sub"));
            answer.say("client_id", federation.get("client_id"));
        });
        answer.omit("federation");
    }

    static void path(Statement answer, Consumer<List<@Nullable Object>> change) {
        answer.federation().ifPresent(federation -> {
            List<@Nullable Object> path = new ArrayList<>((List<?>) federation.getOrDefault("path", List.of()));
            change.accept(path);
            federation.put("path", path);
        });
    }

    static List<String> manyDomains() {
        List<String> domains = new ArrayList<>();
        for (int number = 1; number <= MANY; number++) {
            domains.add("https://domain" + number + ".example");
        }
        return domains;
    }

    static void signedByStranger(Statement answer) {
        SigningKey stranger = answer.speaker().strangersKey();
        String kid = answer.speaker().key(stranger.algorithm()).kid();
        answer.signature().signedBy(stranger).kid(kid);
    }
}
