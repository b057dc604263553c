package org.bailiwick.federation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.introspection.Introspector;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Claims;

/** Answers every question alike, and remembers it. */
final class FakeAuthority implements Introspector {
    private final List<IntrospectionQuestion> questions = new ArrayList<>();
    private CompletionStage<IntrospectionAnswer> answer = inactive(Optional.empty());

    static Map<String, Object> document(String issuer, String audience) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("active", true);
        members.put("iss", issuer);
        members.put("aud", audience);
        members.put("sub", "alice");
        members.put("client_id", "app");
        members.put("scope", "orders:read orders:write");
        members.put("exp", TestClock.NOW.getEpochSecond() + 600);
        members.put("iat", TestClock.NOW.getEpochSecond() - 10);
        members.put("jti", "j1");
        members.put("token_type", "Bearer");
        return members;
    }

    void says(Map<String, Object> members) {
        says(members, Optional.empty());
    }

    void says(Map<String, Object> members, Optional<Duration> mayBeKept) {
        answer = CompletableFuture.completedStage(
                new IntrospectionAnswer.Active(Claims.of(Map.copyOf(members)), mayBeKept));
    }

    void saysInactive(Optional<Duration> mayBeKept) {
        answer = inactive(mayBeKept);
    }

    void fails(Reason reason) {
        answer = CompletableFuture.completedStage(new IntrospectionAnswer.Failed(reason));
    }

    void saysLater(CompletionStage<IntrospectionAnswer> later) {
        answer = later;
    }

    private static CompletionStage<IntrospectionAnswer> inactive(Optional<Duration> mayBeKept) {
        return CompletableFuture.completedStage(new IntrospectionAnswer.Inactive(mayBeKept));
    }

    List<IntrospectionQuestion> questions() {
        return questions;
    }

    IntrospectionQuestion question() {
        return questions.get(questions.size() - 1);
    }

    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        questions.add(question);
        return answer;
    }
}
