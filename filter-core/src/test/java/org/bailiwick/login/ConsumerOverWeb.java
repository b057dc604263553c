package org.bailiwick.login;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.config.DomainSettings.Mode;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.event.LoginEvent;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.TestClock;
import org.bailiwick.keys.TestTicker;
import org.bailiwick.request.Deadlines;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Question;

/** A consumer of an authority that says what it is told to, the last answer again and again. */
final class ConsumerOverWeb {
    static final String AUTHORITY = "https://authority.example";
    static final String METADATA = AUTHORITY + "/.well-known/asid-authority";
    static final String HANDSHAKE = AUTHORITY + "/asid/handshake";
    static final String RESULT = AUTHORITY + "/asid/result";
    static final String REFRESH = AUTHORITY + "/asid/refresh";
    static final String REVOKE = AUTHORITY + "/asid/revoke";

    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final String SID = "3q2-7w" + "A".repeat(37);
    static final String NEXT_SID = "3q2-7w" + "B".repeat(37);
    static final String HANDLE = "h-0123456789abcdef";
    static final String CODE = "code-0001-abcdefghijkl";
    static final String SECRET = "s3cr3t-consumer-0001-abcdefghijklmnopqrstuvwxyz";

    private final Map<String, Deque<Answer>> web = new HashMap<>();
    private final Map<String, List<CompletableFuture<Answer>>> silent = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private ClientSettings client = new ClientSettings("web-1", new ClientSettings.Proof.BasicSecret(secret()));
    private Set<String> scopes = Set.of("name", "email");
    private boolean withoutCode;
    private boolean loopbackHttp;
    private Optional<SessionConsumer> consumer = Optional.empty();

    final TestTicker ticker = new TestTicker();
    final TestClock clock = new TestClock(NOW);
    final ManualAlarms alarms = new ManualAlarms();
    final List<LoginEvent> events = new ArrayList<>();
    final SessionConsumers consumers = new SessionConsumers(
            this::send, event -> events.add((LoginEvent) event), clock, ticker, () -> 0, new Deadlines(alarms));

    ConsumerOverWeb() {
        at(METADATA, json(200, metadata()));
        at(HANDSHAKE, json(200, redirect()));
        at(RESULT, json(200, result()));
        at(REFRESH, json(200, refreshResult()));
        at(REVOKE, json(200, Map.of()));
    }

    static Secret secret() {
        return Secret.of(SECRET);
    }

    static Map<String, Object> metadata() {
        Map<String, Object> members = new HashMap<>();
        members.put("authority", AUTHORITY);
        members.put("handshake_endpoint", HANDSHAKE);
        members.put("result_endpoint", RESULT);
        members.put("refresh_endpoint", REFRESH);
        members.put("revoke_endpoint", REVOKE);
        return members;
    }

    static Map<String, Object> redirect() {
        Map<String, Object> members = new HashMap<>();
        members.put("ticket", "redirect");
        members.put("a_sid", SID);
        members.put("a_url", AUTHORITY + "/asid/login?a_handle=" + HANDLE);
        members.put("a_exp", NOW.plusSeconds(600).toString());
        return members;
    }

    static Map<String, Object> result() {
        Map<String, Object> members = new HashMap<>();
        members.put("ticket", "result");
        members.put("a_sid", SID);
        members.put("state", "granted");
        members.put("a_uid", "u-8842");
        members.put("c_grant", Map.of("teller", true));
        members.put("c_scope", Map.of("email", true, "name", false));
        members.put("a_exp", NOW.plusSeconds(900).toString());
        return members;
    }

    static Map<String, Object> refreshResult() {
        Map<String, Object> members = new HashMap<>();
        members.put("ticket", "refresh_result");
        members.put("a_sid_old", SID);
        members.put("a_sid", NEXT_SID);
        members.put("a_exp", NOW.plusSeconds(1800).toString());
        return members;
    }

    /** The same with another member, or without it where the value is empty. */
    static Map<String, Object> with(Map<String, Object> ticket, String name, Object value) {
        Map<String, Object> members = new HashMap<>(ticket);
        if (value.equals(Optional.empty())) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return members;
    }

    static Answered json(int status, Map<String, Object> members) {
        return text(status, "application/json", JsonWriter.write(members));
    }

    static Answered text(int status, String type, String body) {
        return new Answered(status, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8));
    }

    static Answered error(int status, String code) {
        return json(status, Map.of("ticket", "error", "error", code, "error_description", "s3cret"));
    }

    ConsumerOverWeb being(ClientSettings other) {
        client = other;
        return this;
    }

    ConsumerOverWeb wanting(Set<String> others) {
        scopes = others;
        return this;
    }

    ConsumerOverWeb withoutCode() {
        withoutCode = true;
        return this;
    }

    ConsumerOverWeb withLoopbackHttp() {
        loopbackHttp = true;
        return this;
    }

    ConsumerOverWeb at(String place, Answer... answers) {
        silent.remove(place);
        web.put(place, new ArrayDeque<>(List.of(answers)));
        return this;
    }

    /** Nothing is answered there by itself. Returns the questions that wait, more with every one. */
    List<CompletableFuture<Answer>> silentAt(String place) {
        List<CompletableFuture<Answer>> open = new ArrayList<>();
        silent.put(place, open);
        return open;
    }

    /** Where was asked, in order, the metadata aside. */
    List<String> asked() {
        return questions.stream()
                .map(question -> question.uri().toString())
                .filter(place -> !place.equals(METADATA))
                .toList();
    }

    Question last() {
        return questions.get(questions.size() - 1);
    }

    Map<String, Object> lastTicket() {
        return JsonReader.object(last().body()).orElseThrow();
    }

    private CompletionStage<Answer> send(Question question) {
        questions.add(question);
        ticker.advance(Duration.ofMillis(3));
        List<CompletableFuture<Answer>> open = silent.get(question.uri().toString());
        if (open != null) {
            CompletableFuture<Answer> later = new CompletableFuture<>();
            open.add(later);
            return later;
        }
        Deque<Answer> answers = web.get(question.uri().toString());
        if (answers == null) {
            return CompletableFuture.completedStage(json(404, Map.of()));
        }
        return CompletableFuture.completedStage(answers.size() > 1 ? answers.pop() : answers.element());
    }

    SessionConsumer consumer() {
        if (consumer.isEmpty()) {
            consumer = Optional.of(consumers.consumerOf(
                    domain(Optional.of(login())), URI.create("https://api.example.com/"), loopbackHttp));
        }
        return consumer.get();
    }

    private LoginSettings login() {
        return new LoginSettings(
                client,
                "/login/callback",
                "/logout",
                "/",
                Set.of("teller"),
                scopes,
                LoginSettings.Keep.MEMORY,
                List.of(),
                10,
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                withoutCode);
    }

    static DomainSettings.Asid domain(Optional<LoginSettings> login) {
        return new DomainSettings.Asid(
                "sessions",
                new Issuer(AUTHORITY),
                Optional.empty(),
                new ClientSettings("https://api.example.com", new ClientSettings.Proof.BasicSecret(secret())),
                Set.of(Mode.PROOF),
                Duration.ofSeconds(30),
                new AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), false),
                Optional.empty(),
                Map.of(),
                Map.of(),
                1000,
                login);
    }

    private static <T> T now(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (!future.isDone()) {
            throw new AssertionError("not answered (expected: at once)");
        }
        return future.join();
    }

    SessionConsumer.Handshaken handshake() {
        return now(consumer().handshake("state-1"));
    }

    SessionConsumer.Result askResult() {
        return now(consumer().result(SID, Optional.of(CODE)));
    }

    SessionConsumer.Refreshed refresh() {
        return now(consumer().refresh(SID));
    }

    SessionConsumer.Revoked revoke() {
        return now(consumer().revoke(SID, NOW.plusSeconds(900)));
    }

    /** Asks for what is asked for there. */
    Object ask(String place) {
        return switch (place) {
            case HANDSHAKE -> handshake();
            case RESULT -> askResult();
            case REFRESH -> refresh();
            case REVOKE -> revoke();
            default -> throw new IllegalArgumentException("place: " + place + " (expected: an endpoint)");
        };
    }
}
