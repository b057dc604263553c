package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.config.Limits;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.InboundRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of bodies is kept at the same time, while nobody has proven anything. */
class SignedBodiesTest {
    private static final Credential.Asid SESSION = TestConsumer.at(0).presented();
    private static final int ONE = 100;
    private static final int TOGETHER = 250;

    private final SignedBody bodies = new SignedBody(limits());
    private final List<Upload> read = new ArrayList<>();

    private static Limits limits() {
        return new Limits(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, ONE, TOGETHER);
    }

    /** A request whose body comes when it is told to, and whose decision is made when that is. */
    private class Upload implements InboundRequest {
        private final FakeRequest head;
        private final CompletableFuture<Optional<byte[]>> content = new CompletableFuture<>();
        private final CompletableFuture<String> decision = new CompletableFuture<>();
        private String outcome = "coming";
        private int most = -1;

        Upload(FakeRequest head) {
            this.head = head;
        }

        @Override
        public String method() {
            return head.method();
        }

        @Override
        public String rawPath() {
            return head.rawPath();
        }

        @Override
        public String rawQuery() {
            return head.rawQuery();
        }

        @Override
        public List<String> headers(String name) {
            return head.headers(name);
        }

        @Override
        public CompletionStage<Optional<byte[]>> body(int longest) {
            most = longest;
            read.add(this);
            return content;
        }

        Upload begin() {
            bodies.with(SESSION, this, Rule.Sessions.SAFE, covered -> {
                        outcome = covered.fold(session -> "covered", Reason::code);
                        return decision;
                    })
                    .exceptionally(Throwable::getMessage);
            return this;
        }

        Upload comes(int length) {
            content.complete(Optional.of(new byte[length]));
            return this;
        }

        void isDecided() {
            decision.complete("");
        }
    }

    private Upload post(String... lengths) {
        FakeRequest head = FakeRequest.get("/v1/files").method("POST");
        for (String length : lengths) {
            head = head.with("Content-Length", length);
        }
        return new Upload(head).begin();
    }

    private static void assertNoRoom(Upload upload) {
        assertThat(upload.outcome).isEqualTo("bodies_too_many");
        assertThat(upload.most).isEqualTo(-1);
    }

    @Test
    void room_isTakenForWhatIsAnnouncedUntilItIsDecided() {
        Upload first = post("100");
        Upload second = post("90");
        assertNoRoom(post("61"));
        Upload third = post("60");
        assertThat(List.of(first.most, second.most, third.most)).containsExactly(100, 90, 60);

        first.comes(100);
        assertThat(first.outcome).isEqualTo("covered");
        assertNoRoom(post("1")); // it is still kept
        first.isDecided();
        assertThat(post("100").most).isEqualTo(100);
        assertNoRoom(post("1"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'1,1'", "'-1'", "'+1'", "'1 '", "'1234567890123456789'"})
    void bodyThatDoesNotSayClearlyHowLongItIs_takesAsMuchAsOneMayHave(String lengths) {
        String[] fields = lengths.isEmpty() ? new String[0] : lengths.split(",", -1);
        Upload first = post(fields);
        assertThat(first.most).isEqualTo(ONE);
        post(fields);
        assertNoRoom(post(fields));
        first.comes(3); // and gives back what it does not need
        assertThat(post("97").most).isEqualTo(97);
        assertThat(post("50").most).isEqualTo(50);
        assertNoRoom(post("1"));
    }

    @Test
    void chunkedBody_isAsLongAsItLikes() {
        FakeRequest chunked = FakeRequest.get("/v1/files").with("Transfer-Encoding", "chunked");
        assertThat(new Upload(chunked).begin().most).isEqualTo(ONE);
        assertThat(new Upload(chunked.with("Content-Length", "1")).begin().most).isEqualTo(ONE);
    }

    @Test
    void bodyThatIsTooLongAnyhow_isNotRead() {
        Upload upload = post("101");
        assertThat(upload.outcome).isEqualTo("body_not_covered");
        assertThat(read).isEmpty();
    }

    @Test
    void getWithoutABody_needsNoRoom() {
        post("100");
        post("100");
        post("50");
        Upload get = new Upload(FakeRequest.get("/v1/files")).begin().comes(0);
        assertThat(get.most).isZero();
        assertThat(get.outcome).isEqualTo("covered");
    }

    @Test
    void room_isGivenBackHoweverItEnds() {
        for (int i = 0; i < 10; i++) {
            Upload broken = post("100");
            broken.content.completeExceptionally(new IllegalStateException("broken"));
            assertThat(broken.outcome).isEqualTo("body_not_covered");
            broken.isDecided();

            Upload bug = post("100").comes(100);
            bug.decision.completeExceptionally(new IllegalStateException("made on purpose"));

            Upload longer = post("100");
            longer.content.complete(Optional.empty());
            longer.isDecided();
        }
        post("100");
        post("100");
        assertThat(post("50").most).isEqualTo(50);
    }

    @Test
    void adapterThatThrows_givesTheRoomBack() {
        for (int i = 0; i < 10; i++) {
            InboundRequest bad = new Upload(FakeRequest.get("/").method("POST")) {
                @Override
                public CompletionStage<Optional<byte[]>> body(int longest) {
                    throw new IllegalStateException("made on purpose");
                }
            };
            assertThatIllegalStateException()
                    .isThrownBy(() -> bodies.with(
                            SESSION, bad, Rule.Sessions.SAFE, covered -> CompletableFuture.completedStage("")));
        }
        assertThat(post("100").most).isEqualTo(100);
    }
}
