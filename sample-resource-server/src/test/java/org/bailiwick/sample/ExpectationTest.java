package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final String PROBLEM = "application/problem+json";

    private static Answer answer(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> fields = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue())));
        return new Answer(status, HttpHeaders.of(fields, (name, value) -> true), body, Duration.ZERO, "");
    }

    private static Answer refusal(int status, String code, String challenge) {
        return answer(
                status,
                Map.of("Content-Type", PROBLEM, "WWW-Authenticate", challenge),
                "{\"status\":" + status + ",\"code\":\"" + code + "\"}");
    }

    @Test
    void refusalByAnotherReason_differs() {
        Answer answer = refusal(401, "token_malformed", "Bearer error=\"invalid_token\"");

        assertThat(Expectation.badToken("token_malformed").differences(answer)).isEmpty();
        assertThat(Expectation.badToken("token_expired").differences(answer))
                .containsExactly("reason: token_malformed (expected: token_expired)");
    }

    @Test
    void refusalWithoutTheRightChallenge_differs() {
        Answer answer = refusal(401, "token_expired", "Bearer realm=\"here\"");

        assertThat(Expectation.badToken("token_expired").differences(answer))
                .containsExactly("WWW-Authenticate with error=\"invalid_token\" expected, but: Bearer realm=\"here\"");
    }

    @Test
    void errorWithoutACredential_differs() {
        Answer answer = refusal(
                401, "credential_missing", "Bearer realm=\"x\", error=\"invalid_token\", resource_metadata=\"y\"");

        assertThat(Expectation.noCredential("credential_missing").differences(answer))
                .hasSize(1);
    }

    @Test
    void outageThatLooksLikeABadToken_differs() {
        Answer answer = refusal(401, "authority_unreachable", "Bearer error=\"invalid_token\"");

        assertThat(Expectation.undecided("authority_unreachable").differences(answer))
                .hasSize(3)
                .contains("status: 401 (expected: 503)");
    }

    @Test
    void refusal_isNotLetThrough() {
        Answer answer = refusal(200, "no_rule", "");

        assertThat(Expectation.letThrough(200).differences(answer)).containsExactly("reason: no_rule (expected: none)");
    }

    @Test
    void codeOutsideAProblemDocument_isNoReason() {
        Answer answer = answer(403, Map.of("Content-Type", "application/json"), "{\"code\":\"no_rule\"}");

        assertThat(Expectation.forbidden("no_rule").differences(answer))
                .containsExactly("reason:  (expected: no_rule)");
    }

    @Test
    void codeOnAPageForAPerson_isTheReason() {
        String page = "<h1>Not logged in</h1><p><small>login_unknown</small></p>";
        Answer answer = answer(400, Map.of("Content-Type", "text/html;charset=utf-8"), page);

        assertThat(new Expectation(400, "login_unknown", List.of()).differences(answer))
                .isEmpty();
    }

    @Test
    void sessionRefusedByAChallengeForTokens_differs() {
        Answer answer = refusal(401, "proof_replayed", "Bearer error=\"invalid_token\"");

        assertThat(Expectation.badSession("proof_replayed", "invalid_proof").differences(answer))
                .hasSize(2);
        assertThat(Expectation.badSession("proof_replayed", "invalid_proof")
                        .differences(refusal(401, "proof_replayed", "ASID realm=\"x\", error=\"invalid_proof\"")))
                .isEmpty();
    }

    @Test
    void longBody_isShownShortenedAndOnOneLine() {
        Answer answer = answer(200, Map.of(), "one\ntwo " + "x".repeat(1000));

        assertThat(Expectation.letThrough(200).and(Demand.body("three")).differences(answer))
                .containsExactly("body with three expected, but: one two " + "x".repeat(92) + " ...");
    }
}
