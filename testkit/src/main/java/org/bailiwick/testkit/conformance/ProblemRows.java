package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.bailiwick.testkit.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal says, and what it never says; its form is checked by every {@link Refusal}. */
interface ProblemRows extends Rows {
    @Test
    default void traceId_isThatOfTheRequest() throws Exception {
        Response response = stand().get("/whoami")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .send();

        assertThat(Refusal.of(response).traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "x"
            })
    default void traceIdThatIsNotValid_isReplaced(String traceparent) throws Exception {
        Response response =
                stand().get("/whoami").header("traceparent", traceparent).send();

        assertThat(Refusal.of(response).traceId()).isNotEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    default void traceIds_areNotRepeated() throws Exception {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            ids.add(Refusal.of(stand().get("/whoami").send()).traceId());
        }

        assertThat(ids).hasSize(10);
    }

    @Test
    default void refusal_saysNothingOfTheCaller() throws Exception { // protocols.md 7.3
        String token = stand().home()
                .token()
                .subject("alice-in-confidence")
                .client("app-in-confidence")
                .scopes("scope-in-confidence")
                .sign();
        String spoilt = stand().home().token().subject("alice-in-confidence").sign(Flaw.BAD_SIGNATURE);

        Response insufficient = stand().get("/orders/1").bearer(token).send();
        Response invalid = stand().get("/whoami").bearer(spoilt).send();

        Refusal.of(insufficient).isInsufficient("scope_missing");
        Refusal.of(invalid).isInvalidToken("token_signature_invalid");
        for (Response response : new Response[] {insufficient, invalid}) {
            assertThat(response.body() + response.headers()).doesNotContain("in-confidence");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere/%22%3Cscript%3E", "/whoami?x=%22%0D%0ASet-Cookie:a=b", "/nowhere/%E2%80%AE"})
    default void hostileRequest_leavesNoTraceInTheAnswer(String target) throws Exception { // BT-8
        Response response =
                stand().get(target).header("User-Agent", "<script>\"").sendRaw();

        assertThat(Refusal.of(response).code()).isIn("no_rule", "credential_missing");
        response.all("www-authenticate").forEach(Challenge::of);
        assertThat(response.headers()).doesNotContainKey("set-cookie");
        assertThat(response.body()).doesNotContain("<script>").doesNotContain("\u202E");
    }
}
