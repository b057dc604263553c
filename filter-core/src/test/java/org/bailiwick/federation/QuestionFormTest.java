package org.bailiwick.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.junit.jupiter.api.Test;

class QuestionFormTest {
    private static final int MOST = FederationEndpoint.MAX_BODY;

    /** What the endpoint says to a form: its length, as the status. */
    private static CompletionStage<HttpAnswer> said(byte[] form) {
        return CompletableFuture.completedFuture(HttpAnswer.of(form.length, Map.of(), form));
    }

    private static QuestionForm announcing(String... lengths) {
        return new QuestionForm(new Posted(List.of(lengths)), QuestionFormTest::said);
    }

    private static HttpAnswer now(CompletionStage<HttpAnswer> answer) {
        assertThat(answer.toCompletableFuture()).isDone();
        return answer.toCompletableFuture().join();
    }

    private static QuestionForm.Body body(int length) {
        return () -> new ByteArrayInputStream(new byte[length]);
    }

    @Test
    void form_reachesTheEndpointAsItCame() throws Exception {
        byte[] form = "token=f_1".getBytes(StandardCharsets.US_ASCII);

        assertThat(now(announcing("9").answer(() -> new ByteArrayInputStream(form)))
                        .body())
                .isEqualTo(form);
        assertThat(now(announcing("9").answer(form)).body()).isEqualTo(form);
    }

    @Test
    void longestForm_isAnswered() throws Exception {
        assertThat(now(announcing(String.valueOf(MOST)).answer(body(MOST))).status())
                .isEqualTo(MOST);
        assertThat(now(announcing().answer(body(MOST))).status()).isEqualTo(MOST);
        assertThat(now(announcing().answer(new byte[MOST])).status()).isEqualTo(MOST);
    }

    @Test
    void formThatIsAnnouncedTooLong_isNotRead() throws Exception {
        QuestionForm form = announcing(String.valueOf(MOST + 1));

        assertThat(form.isAnnouncedTooLong()).isTrue();
        assertThat(now(form.answer(() -> {
                            throw new AssertionError("opened");
                        }))
                        .status())
                .isEqualTo(MOST + 1);
        assertThat(now(form.answerTooLong()).status()).isEqualTo(MOST + 1);
    }

    @Test
    void formThatTurnsOutTooLong_isReadNoFurther() throws Exception {
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[MOST * 2]);

        assertThat(now(announcing().answer(() -> endless)).status()).isEqualTo(MOST + 1);
        assertThat(endless.available()).isEqualTo(MOST - 1);
    }

    @Test
    void formThatSomebodyElseHasRead_isAnInvalidRequest() throws Exception {
        HttpAnswer empty = now(announcing("9").answer(body(0)));
        HttpAnswer byReader = now(announcing("9").answer(() -> {
            throw new IllegalStateException("getReader() has been called");
        }));

        for (HttpAnswer answer : List.of(empty, byReader)) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.headers())
                    .containsEntry("Content-Type", List.of("application/json"))
                    .containsEntry("Cache-Control", List.of("no-store"));
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .startsWith("{\"error\":\"invalid_request\",\"error_description\":\"");
        }
    }

    @Test
    void requestWithoutForm_isTheEndpointsToAnswer() throws Exception {
        assertThat(now(announcing().answer(body(0))).status()).isZero();
        assertThat(now(announcing("0").answer(body(0))).status()).isZero();
        assertThat(now(announcing("many").answer(body(0))).status()).isZero();
    }

    @Test
    void brokenConnection_isNobodysAnswer() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatThrownBy(() -> announcing("9").answer(() -> broken)).isInstanceOf(IOException.class);
    }

    /** A request of which nothing but these lengths is known. */
    private record Posted(List<String> lengths) implements InboundRequest {
        @Override
        public String method() {
            return "POST";
        }

        @Override
        public String rawPath() {
            return "/";
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return name.equals("Content-Length") ? lengths : List.of();
        }

        @Override
        public Sender sender() {
            return Sender.UNKNOWN;
        }
    }
}
