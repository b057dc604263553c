package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The introspection endpoints (RFC 7662): who asks, about which token, and what is said of it, true or not. */
final class Introspection {
    private static final Set<String> KNOWN_ONCE =
            Set.of("token", "token_type_hint", "token_issuer", "resource", "federation_path", "federation_budget");

    private final EmbeddedAuthority authority;
    private final Clients clients;
    private final IssuedTokens tokens;
    private final Federation federation;
    private final List<Question> questions = new ArrayList<>();
    private volatile @Nullable Lie lie;
    private volatile String cacheControl = "";
    private volatile QuestionWatcher watcher = question -> status -> {};

    Introspection(EmbeddedAuthority authority, Clients clients, IssuedTokens tokens, Federation federation) {
        this.authority = authority;
        this.clients = clients;
        this.tokens = tokens;
        this.federation = federation;
    }

    void lie(@Nullable Lie told) {
        this.lie = told;
    }

    void cacheControl(String field) {
        this.cacheControl = field;
    }

    void watch(QuestionWatcher sees) {
        this.watcher = sees;
    }

    List<Question> questions() {
        synchronized (questions) {
            return List.copyOf(questions);
        }
    }

    Reply answer(Endpoint endpoint, HttpExchange exchange) throws IOException {
        try {
            Form form = Form.of(exchange, KNOWN_ONCE);
            Clients.Caller caller = clients.caller(exchange, form);
            if (form.one("token").isEmpty() || exchange.getRequestURI().getRawQuery() != null) {
                throw Refusal.invalidRequest();
            }
            String accept = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept"))
                    .orElse("");
            Question question = Question.of(endpoint, caller, accept, form);
            remember(question);
            IntConsumer answered = watcher.asked(question);
            Reply reply = answer(question, form);
            answered.accept(reply.status());
            return cacheControl.isEmpty() ? reply : reply.withHeader("Cache-Control", cacheControl);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private Reply answer(Question question, Form form) {
        try {
            return statement(question, form).reply();
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }

    private Statement statement(Question question, Form form) throws Refusal {
        String asker = form.one("resource").isEmpty() ? question.client() : form.one("resource");
        Optional<Map<String, @Nullable Object>> active = active(question.endpoint(), form, asker);
        boolean signed = question.accept().contains(Statement.MEDIA_TYPE);
        Statement statement = new Statement(authority, active.orElse(Map.of("active", false)), asker, signed);
        @Nullable Lie told = lie;
        if (told != null && active.isPresent()) {
            told.tell(statement);
        }
        return statement;
    }

    private Optional<Map<String, @Nullable Object>> active(Endpoint endpoint, Form form, String asker) throws Refusal {
        String token = form.one("token");
        Passage passage = Passage.of(form);
        passage.check(authority.issuer());
        if (endpoint == Endpoint.FEDERATED_INTROSPECTION && !tokens.own(token)) {
            return federation.active(form, passage, asker);
        }
        boolean inItsName = passage.isThroughDomains() && !tokens.isForOthers(token, asker);
        return tokens.active(token).map(members -> inItsName ? addressed(members, asker) : members);
    }

    /** Another domain is told in its own name; a resource server sees whom the token is for. */
    private static Map<String, @Nullable Object> addressed(Map<String, @Nullable Object> members, String asker) {
        Map<String, @Nullable Object> addressed = new LinkedHashMap<>(members);
        addressed.put("aud", asker);
        return addressed;
    }

    private void remember(Question question) {
        synchronized (questions) {
            questions.add(question);
        }
    }
}
