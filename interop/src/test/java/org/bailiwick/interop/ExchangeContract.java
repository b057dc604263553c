package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of a service that trades its caller's tokens at a real authority, whoever wrote the authority. */
abstract class ExchangeContract {
    /** An authority that cannot be asked: whoever asks it is not able to decide. */
    private static final String NOBODY = "token-endpoint: \"http://127.0.0.1:1/token\"";

    private @Nullable Downstream running;

    /** A token that the authority has issued to this client, on behalf of a user. */
    abstract String token(Client client, String... scopes) throws Exception;

    /** Who gets the tokens that live as long as usual. */
    abstract Client application();

    /** The domain that vouches for those tokens, {@code home}, and further ones; as YAML. */
    abstract String domains() throws Exception;

    /** An edge to the service, complete but for its client. */
    abstract Edge edge();

    /** Who exchanges. */
    abstract Client exchanger();

    /** An edge to a service for which the authority issues nothing to us, complete but for its client. */
    abstract Edge refusedEdge();

    /** What comes of that. */
    abstract Refusal refusal();

    /** An edge where the authority issues a token for more than the service, complete but for its client. */
    abstract Edge wideEdge();

    /** What is to be known of a token that the service was sent. */
    abstract Map<String, @Nullable Object> claims(String token) throws Exception;

    Downstream downstream() {
        if (running == null) {
            throw new IllegalStateException("not running");
        }
        return running;
    }

    URI there() {
        return downstream().uri();
    }

    @BeforeEach
    void startDownstream() throws Exception {
        running = Downstream.start();
    }

    @AfterEach
    void stopDownstream() {
        downstream().close();
    }

    Answer forwarded(Edge edge, String token) throws Exception {
        try (GuardedApi api = GuardedApi.calling(edge, domains())) {
            return api.forward(there(), token);
        }
    }

    /** The answer has this status and code, and nothing was sent to the service. */
    void assertNotSent(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json()).containsEntry("code", code);
        assertThat(downstream().tokens()).isEmpty();
    }

    @Test
    void service_isSentATokenOfItsOwnAndNotTheCallers() throws Exception { // RD-7, TE-5
        String callers = token(application(), "orders:read", "orders:write");
        assertThat(forwarded(edge().asking(exchanger()), callers).status()).isEqualTo(204);
        assertThat(downstream().tokens()).hasSize(1).doesNotContain(callers);
    }

    @Test
    void tokenThatArrives_isForTheServiceAndTheSameUser_andIsNarrower() throws Exception { // RD-3
        String callers = token(application(), "orders:read", "orders:write");
        Map<String, @Nullable Object> mine = claims(callers);
        forwarded(edge().asking(exchanger()), callers);
        Map<String, @Nullable Object> sent = claims(downstream().tokens().get(0));
        assertThat(audience(sent)).isNotEmpty().isSubsetOf(Targets.CALLED, Clients.CALLED.id());
        assertThat(scopes(sent)).containsExactly("orders:read");
        assertThat(sent).containsEntry("sub", mine.get("sub")).containsEntry("iss", mine.get("iss"));
        assertThat((Long) sent.get("exp")).isLessThanOrEqualTo((Long) mine.get("exp"));
    }

    @Test
    void nextCall_takesTheSameToken() throws Exception { // RD-6
        String callers = token(application(), "orders:read");
        try (GuardedApi api = GuardedApi.calling(edge().asking(exchanger()), domains())) {
            api.forward(there(), callers);
            api.forward(there(), callers);
        }
        assertThat(downstream().tokens()).hasSize(2);
        assertThat(downstream().tokens().get(1)).isEqualTo(downstream().tokens().get(0));
    }

    @Test
    void callerWithoutTheScope_isRefusedAndNobodyIsAsked() throws Exception { // RD-2
        Answer answer = forwarded(edge().asking(exchanger()).with(NOBODY), token(application(), "orders:write"));
        assertNotSent(answer, 403, "next_hop_scope_missing");
        assertThat(answer.header("www-authenticate")).contains("error=\"insufficient_scope\"", "scope=\"orders:read\"");
    }

    @Test
    void wrongSecret_isOurFaultAndNeverTheCallers() throws Exception { // RD-8
        Client wrong = new Client(exchanger().id(), "wrong");
        Answer answer = forwarded(edge().asking(wrong), token(application(), "orders:read"));
        assertNotSent(answer, 503, "credentials_refused");
        assertThat(answer.header("www-authenticate")).isEmpty();
    }

    @Test
    void authorityThatCannotBeAsked_leavesItUndecided() throws Exception { // RD-8
        Answer answer = forwarded(edge().asking(exchanger()).with(NOBODY), token(application(), "orders:read"));
        assertNotSent(answer, 503, "authority_unreachable");
    }

    @Test
    void targetThatTheAuthorityRefuses_isNotCalled() throws Exception { // TE-7
        Answer answer = forwarded(refusedEdge().asking(exchanger()), token(application(), "orders:read"));
        assertNotSent(answer, refusal().status(), refusal().code());
    }

    @Test
    void tokenForMoreThanTheService_isDiscarded() throws Exception {
        Answer answer = forwarded(wideEdge().asking(exchanger()), token(application(), "orders:read"));
        assertNotSent(answer, 502, "next_hop_audience_wider");
    }

    @Test
    void tokenThatWouldOutliveTheCallers_isDiscardedUnlessThatIsConfigured() throws Exception {
        String brief = token(Clients.BRIEF, "orders:read");
        assertNotSent(forwarded(edge().asking(exchanger()), brief), 502, "next_hop_life_longer");
        assertThat(forwarded(edge().asking(exchanger()).with("longer-life: 1m"), brief)
                        .status())
                .isEqualTo(204);
    }

    static List<String> audience(Map<String, @Nullable Object> claims) {
        return claims.get("aud") instanceof String one ? List.of(one) : texts(claims.get("aud"));
    }

    static List<String> scopes(Map<String, @Nullable Object> claims) {
        return claims.get("scope") instanceof String text ? List.of(text.split(" ")) : texts(claims.get("scope"));
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** How a caller is refused. */
    record Refusal(int status, String code) {}
}
