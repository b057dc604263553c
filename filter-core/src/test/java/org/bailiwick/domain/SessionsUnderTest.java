package org.bailiwick.domain;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bailiwick.asid.ExternalUrl;
import org.bailiwick.asid.SessionAuthorities;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.config.ConsumerSettings;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.DomainSettings.AnswerLifetimes;
import org.bailiwick.config.DomainSettings.Mode;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.json.JsonReader;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.keys.TestClock;
import org.bailiwick.request.AddressBlock;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Question;
import org.bailiwick.verification.Verification;

/** A domain that has sessions, with an authority that says what it is told to, in a time that passes when told to. */
final class SessionsUnderTest {
    static final String AUTHORITY = "https://authority.example";
    static final String VERIFY = AUTHORITY + "/asid/verify";
    static final long NOW = 1795233600;

    private final Map<String, Answer> web = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private final Set<Mode> modes = EnumSet.of(Mode.PROOF, Mode.SECRET);
    private final Map<String, Secret> proofKeys = new HashMap<>();
    private Map<String, ConsumerSettings> consumers = Map.of();
    private int nonces = 1000;
    private Optional<LoginSettings> login = Optional.empty();
    private Optional<String> beside = Optional.empty();
    private Map<String, ConsumerSettings> besideConsumers = Map.of();
    private Optional<DomainSettings.SignedAnswers> tickets = Optional.empty();
    private Optional<Domains> domains = Optional.empty();
    private Optional<CompletableFuture<Answer>> held = Optional.empty();

    final TestClock clock = new TestClock(Instant.ofEpochSecond(NOW));

    SessionsUnderTest() {
        says(active());
    }

    SessionsUnderTest knowing(String consumer, String key) {
        proofKeys.put(consumer, Secret.of(key));
        return this;
    }

    SessionsUnderTest letting(String... names) {
        consumers = anywhere(names);
        return this;
    }

    /** Besides, this one, from these addresses alone. */
    SessionsUnderTest lettingFrom(String name, String... blocks) {
        List<AddressBlock> addresses = Stream.of(blocks).map(AddressBlock::of).toList();
        Map<String, ConsumerSettings> more = new HashMap<>(consumers);
        more.put(name, new ConsumerSettings(Optional.of(addresses)));
        consumers = more;
        return this;
    }

    private static Map<String, ConsumerSettings> anywhere(String... names) {
        return Stream.of(names).collect(Collectors.toMap(Function.identity(), name -> ConsumerSettings.ANYWHERE));
    }

    SessionsUnderTest loggingIn(LoginSettings people) {
        login = Optional.of(people);
        return this;
    }

    SessionsUnderTest remembering(int proofs) {
        nonces = proofs;
        return this;
    }

    SessionsUnderTest taking(DomainSettings.SignedAnswers signed) {
        modes.add(Mode.TICKET);
        tickets = Optional.of(signed);
        return this;
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** What a good authority answers of the session of the vectors. */
    static Map<String, Object> active() {
        Map<String, Object> members = new HashMap<>();
        members.put("ticket", "verify_result");
        members.put("active", true);
        members.put("authority", AUTHORITY);
        members.put("r_id", TestConsumer.RESOURCE);
        members.put("c_id", "web-1");
        members.put("a_uid", "u-8842");
        members.put("a_exp", Instant.ofEpochSecond(NOW + 600).toString());
        members.put("c_grant", Map.of("teller", true, "auditor", false));
        members.put("c_scope", Map.of("files:read", true, "files:write", false, "full name", true));
        return members;
    }

    static Map<String, Object> activeWith(String name, Object value) {
        Map<String, Object> members = active();
        members.put(name, value);
        return members;
    }

    static Map<String, Object> inactive() {
        return Map.of("ticket", "verify_result", "active", false);
    }

    /** With what this consumer's proofs are made. */
    static Map<String, Object> activeWithKeyOf(TestConsumer consumer) {
        return activeWith("proof_key", consumer.keyInBase64Url());
    }

    void says(Map<String, Object> members) {
        at(VERIFY, json(200, members));
    }

    void at(String place, Answer answer) {
        web.put(place, answer);
    }

    /** Questions wait until {@link #release}. */
    void hold() {
        held = Optional.of(new CompletableFuture<>());
    }

    void release() {
        CompletableFuture<Answer> waiting = held.orElseThrow();
        held = Optional.empty();
        waiting.complete(web.getOrDefault(VERIFY, json(404, Map.of())));
    }

    /** The question that waits is answered so; those that come after are answered as said before. */
    void releaseWith(Map<String, Object> members) {
        CompletableFuture<Answer> waiting = held.orElseThrow();
        held = Optional.empty();
        waiting.complete(json(200, members));
    }

    /** A second domain, which is asked second. */
    SessionsUnderTest beside(String authority, String... names) {
        beside = Optional.of(authority);
        besideConsumers = anywhere(names);
        return this;
    }

    static Answered json(int status, Map<String, Object> members) {
        return new Answered(
                status,
                Map.of("content-type", "application/json"),
                JsonWriter.write(members).getBytes(StandardCharsets.UTF_8));
    }

    /** How often the authority was asked about a session. */
    int asked() {
        return asked(AUTHORITY);
    }

    int asked(String authority) {
        return (int) questions.stream()
                .filter(question -> question.uri().toString().equals(authority + "/asid/verify"))
                .count();
    }

    Question last() {
        return questions.get(questions.size() - 1);
    }

    Map<String, Object> lastBody() {
        return JsonReader.object(last().body()).orElseThrow();
    }

    private CompletionStage<Answer> send(Question question) {
        questions.add(question);
        Answer answer = web.getOrDefault(question.uri().toString(), json(404, Map.of()));
        return held.<CompletionStage<Answer>>map(waiting -> waiting)
                .orElseGet(() -> CompletableFuture.completedStage(answer));
    }

    Domains domains() {
        if (domains.isEmpty()) {
            DomainSettings.Asid settings = settings("sessions", AUTHORITY, consumers);
            SessionAuthorities authorities = new SessionAuthorities(
                    this::send,
                    certificate -> this::send,
                    new ExternalUrl(URI.create(TestConsumer.RESOURCE)),
                    SignatureChecks.platform(),
                    event -> {},
                    clock,
                    () -> clock.millis() * 1_000_000,
                    () -> 0);
            Domains made = new Domains(clock, 400_000, 100_000);
            made.addSessions(
                    settings,
                    authorities.sessionsOf(settings),
                    key -> authorities.keyRings().containsKey("sessions")
                            && authorities.keyRings().get("sessions").holds(key));
            beside.ifPresent(authority -> {
                DomainSettings.Asid others = settings("others", authority, besideConsumers);
                made.addSessions(others, authorities.sessionsOf(others), key -> false);
            });
            domains = Optional.of(made);
        }
        return domains.get();
    }

    private DomainSettings.Asid settings(String name, String authority, Map<String, ConsumerSettings> ofConsumers) {
        return new DomainSettings.Asid(
                name,
                new Issuer(authority),
                Optional.of(URI.create(authority + "/asid/verify")),
                new ClientSettings(
                        TestConsumer.RESOURCE, new ClientSettings.Proof.BasicSecret(Secret.of("our secret"))),
                modes,
                Duration.ofSeconds(30),
                new AnswerLifetimes(Duration.ofSeconds(60), Duration.ofSeconds(5), false),
                tickets,
                proofKeys,
                ofConsumers,
                nonces,
                login);
    }

    List<String> believed() {
        return beside.isPresent() ? List.of("sessions", "others") : List.of("sessions");
    }

    /** Why it is refused before its request's body is known. */
    Optional<Reason> refusal(Credential.Asid presented) {
        return domains().refusal(presented, believed());
    }

    CompletableFuture<Verification> begin(Credential presented) {
        return domains().verify(presented, believed()).toCompletableFuture();
    }

    Verification verify(Credential presented) {
        CompletableFuture<Verification> said = begin(presented);
        if (!said.isDone()) {
            throw new AssertionError("not answered (expected: at once)");
        }
        return said.join();
    }
}
