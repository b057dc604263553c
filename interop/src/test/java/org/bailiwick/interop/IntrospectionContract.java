package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bailiwick.testkit.conformance.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of a resource server that asks a real authority about each token, whoever wrote the authority. */
abstract class IntrospectionContract {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    abstract Peer peer();

    /** A token that the authority has issued to this client. */
    abstract String token(String... scopes) throws Exception;

    /** The client that {@link #token} is issued to. */
    abstract Client owner();

    /** The domain of the authority, with what is particular to it, and no client yet. */
    Domain domain() {
        return Domain.of("home", peer().issuer());
    }

    private GuardedApi start() throws Exception {
        return start(domain().asking(Clients.BASIC, "client_secret_basic"));
    }

    static GuardedApi start(Domain domain) throws Exception {
        return GuardedApi.start(domain.yaml());
    }

    static void assertInvalidToken(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).contains("error=\"invalid_token\"");
        assertThat(answer.json()).containsEntry("code", code);
    }

    static void assertUndecided(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("www-authenticate")).isEmpty();
        assertThat(answer.json()).containsEntry("code", code);
    }

    @Test
    void token_isAdmittedWithItsScopesAndGrants() throws Exception { // IN-5
        try (GuardedApi api = start()) {
            Answer answer = api.get("/orders/1", token("orders:read"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json())
                    .containsEntry("client", owner().id())
                    .containsEntry("scopes", List.of("orders:read"))
                    .containsEntry("roles", Map.of("teller", true, "auditor", false));
        }
    }

    @Test
    void tokenWithoutTheScopeOrTheGrant_isNotEnough() throws Exception { // IN-6
        try (GuardedApi api = start()) {
            String token = token("orders:read");
            Answer refused = api.post("/orders/1", token);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.header("www-authenticate")).contains("error=\"insufficient_scope\"");
            assertThat(api.get("/till", token).status()).isEqualTo(200);
            assertThat(api.get("/audit", token).status()).isEqualTo(403);
            assertThat(api.post("/orders/1", token("orders:read", "orders:write"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void tokenThatTheAuthorityNeverIssued_isInactive() throws Exception { // IN-10
        try (GuardedApi api = start()) {
            assertInvalidToken(api.get("/orders/1", "never-issued"), "token_inactive");
        }
    }

    @Test
    void revokedToken_isRefusedAtOnceWhereAnswersMayNotBeStored() throws Exception { // IN-8
        try (GuardedApi api = start()) {
            String token = token("orders:read");
            assertThat(api.get("/orders/1", token).status()).isEqualTo(200);
            peer().revoke(token, owner());
            assertInvalidToken(api.get("/orders/1", token), "token_inactive");
        }
    }

    @Test
    void revokedToken_isRefusedOnceItsTimeIsOver() throws Exception { // IN-8
        Domain brief = domain().asking(Clients.BASIC, "client_secret_basic").remembering("2s", "1s");
        try (GuardedApi api = start(brief)) {
            String token = token("orders:read");
            assertThat(api.get("/orders/1", token).status()).isEqualTo(200);
            peer().revoke(token, owner());
            Eventually.within(PATIENCE, "401", () -> api.get("/orders/1", token).status() == 401);
            assertInvalidToken(api.get("/orders/1", token), "token_inactive");
        }
    }

    @Test
    void revokedToken_worksAsLongAsItIsRemembered() throws Exception { // IN-8
        Domain lasting = domain().asking(Clients.BASIC, "client_secret_basic").remembering("5m", "1s");
        try (GuardedApi api = start(lasting)) {
            String token = token("orders:read");
            assertThat(api.get("/orders/1", token).status()).isEqualTo(200);
            peer().revoke(token, owner());
            assertThat(api.get("/orders/1", token).status()).isEqualTo(200);
        }
    }

    @Test
    void wrongSecret_isOurFaultAndNeverTheCallers() throws Exception { // IN-9
        for (String method : List.of("client_secret_basic", "client_secret_post")) {
            Client wrong = new Client(method.endsWith("post") ? Clients.POST.id() : Clients.BASIC.id(), "wrong");
            try (GuardedApi api = start(domain().asking(wrong, method))) {
                assertUndecided(api.get("/orders/1", token("orders:read")), "credentials_refused");
                assertUndecided(api.get("/orders/1", "never-issued"), "credentials_refused");
            }
        }
    }

    @Test
    void clientThatPostsItsSecret_isBelieved() throws Exception { // IN-2
        try (GuardedApi api = start(domain().asking(Clients.POST, "client_secret_post"))) {
            assertThat(api.get("/orders/1", token("orders:read")).status()).isEqualTo(200);
        }
    }

    @Test
    void clientThatSignsAnAssertion_isBelieved() throws Exception { // JA-1, JA-2
        try (GuardedApi api = start(domain().askingWith(directory.resolve("key.json")))) {
            assertThat(api.get("/orders/1", token("orders:read")).status()).isEqualTo(200);
        }
    }

    @Test
    void namedEndpoint_isAskedWithoutDiscovery() throws Exception { // IN-1
        Domain named = domain().with("endpoint: \"" + peer().introspectionEndpoint() + "\"");
        try (GuardedApi api = start(named.asking(Clients.BASIC, "client_secret_basic"))) {
            assertThat(api.get("/orders/1", token("orders:read")).status()).isEqualTo(200);
        }
    }

    @Test
    void plainAnswer_isNoneWhereItHasToBeSigned() throws Exception { // JI-9
        Domain signed =
                domain().asking(Clients.BASIC, "client_secret_basic").with("signed-answers: {algorithms: [RS256]}");
        try (GuardedApi api = start(signed)) {
            Answer answer = api.get("/orders/1", token("orders:read"));
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.json()).containsEntry("code", "authority_answer_invalid");
        }
    }
}
