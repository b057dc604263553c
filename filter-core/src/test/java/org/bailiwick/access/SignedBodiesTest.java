package org.bailiwick.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bailiwick.asid.TestConsumer;
import org.bailiwick.config.Limits;
import org.bailiwick.credential.Credential;
import org.bailiwick.event.Reason;
import org.bailiwick.policy.Rule;
import org.bailiwick.request.BodyRoom;
import org.bailiwick.request.Deadlines;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of bodies is kept at the same time, while nobody has proven anything. */
class SignedBodiesTest {
    private static final Credential.Asid SESSION = TestConsumer.at(0).presented();
    private static final int ONE = 100;
    private static final int TOGETHER = 250;

    private final Deadlines deadlines = new Deadlines();
    private final SignedBody bodies = within(Duration.ofMinutes(1));
    private final List<Upload> read = new ArrayList<>();

    @AfterEach
    void close() {
        deadlines.close();
    }

    private SignedBody within(Duration wait) {
        return new SignedBody(
                new Limits(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0, ONE, TOGETHER, wait), deadlines);
    }

    /** A request whose body comes when it is told to, and whose decision is made when that is. */
    private class Upload implements InboundRequest {
        private final FakeRequest head;
        private final CompletableFuture<Optional<byte[]>> content = new CompletableFuture<>();
        private final CompletableFuture<String> decision = new CompletableFuture<>();
        private final CompletableFuture<String> outcome = new CompletableFuture<>();
        private int most = -1;
        private int kept;
        private BodyRoom room = bytes -> false;

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
        public Sender sender() {
            return Sender.UNKNOWN;
        }

        @Override
        public CompletionStage<Optional<byte[]>> body(int longest, BodyRoom itsRoom) {
            most = longest;
            room = itsRoom;
            read.add(this);
            return content;
        }

        Upload begin() {
            return begin(bodies);
        }

        Upload begin(SignedBody within) {
            within.with(SESSION, this, Rule.Sessions.SAFE, covered -> {
                        outcome.complete(covered.fold(session -> "covered", Reason::code));
                        return decision;
                    })
                    .exceptionally(Throwable::getMessage);
            return this;
        }

        /** As much of it comes, and is kept if it can be, as adapters do it. */
        Upload comes(int length) {
            if (room.holds(kept + length)) {
                kept += length;
            } else {
                content.complete(Optional.empty());
            }
            return this;
        }

        Upload ends() {
            content.complete(Optional.of(new byte[kept]));
            return this;
        }

        void isDecided() {
            decision.complete("");
        }

        String outcome() {
            return outcome.getNow("coming");
        }
    }

    private Upload post(String... lengths) {
        FakeRequest head = FakeRequest.get("/v1/files").method("POST");
        for (String length : lengths) {
            head = head.with("Content-Length", length);
        }
        return new Upload(head).begin();
    }

    /** Puts it to use, and away again. */
    private void assertRoomForExactly(int bytes) {
        Upload first = post("100");
        Upload second = post("100");
        Upload third = post("100");
        int rest = bytes;
        for (Upload upload : List.of(first, second, third)) {
            upload.comes(Math.min(rest, ONE));
            rest -= Math.min(rest, ONE);
            assertThat(upload.outcome()).isEqualTo("coming");
        }
        Upload more = post("1").comes(1);
        assertThat(more.outcome()).isEqualTo("bodies_too_many");
        for (Upload upload : List.of(first, second, third, more)) {
            upload.content.complete(Optional.empty());
            upload.isDecided();
        }
    }

    @Test
    void bodiesThatDoNotCome_takeNoRoom() {
        for (int i = 0; i < 10; i++) {
            assertThat(post("100").outcome()).isEqualTo("coming");
        }
        assertRoomForExactly(250);
    }

    @Test
    void room_isTakenForWhatHasComeUntilItIsDecided() {
        Upload first = post("100").comes(60);
        assertRoomForExactly(190);
        first.comes(40);
        assertRoomForExactly(150);
        first.ends();
        assertThat(first.outcome()).isEqualTo("covered");
        assertRoomForExactly(150); // it is still kept
        first.isDecided();
        assertRoomForExactly(250);
    }

    @Test
    void bodyThatThereIsNoRoomFor_isOfTooManyAndTakesNone() {
        Upload first = post("100").comes(100);
        Upload second = post("100").comes(100);
        Upload third = post("100").comes(50).comes(1);
        assertThat(third.outcome()).isEqualTo("bodies_too_many");
        assertThat(third.room.holds(1)).as("afterwards").isFalse();
        third.isDecided();
        assertRoomForExactly(50);
        first.ends().isDecided();
        second.ends().isDecided();
        assertRoomForExactly(250);
    }

    @Test
    void bodyThatDoesNotEnd_isWaitedForNoLongerThanTheFileSays() throws Exception {
        Upload slow = new Upload(FakeRequest.get("/v1/files").method("POST").with("Content-Length", "100"));
        SignedBody impatient = within(Duration.ofSeconds(2));
        slow.begin(impatient).comes(99);
        assertThat(slow.outcome.get(20, TimeUnit.SECONDS)).isEqualTo("body_not_covered");
        assertThat(slow.room.holds(100)).as("it is not read on").isFalse();

        for (String length : List.of("100", "100", "50")) { // all of the room is there, undecided as it is
            Upload next = new Upload(FakeRequest.get("/v1/files").method("POST").with("Content-Length", length));
            next.begin(impatient).comes(Integer.parseInt(length)).ends();
            assertThat(next.outcome()).isEqualTo("covered");
        }
    }

    @Test
    void bodyThatNobodyWaitsForAsTheServiceStops_isNotCalledBad() {
        deadlines.close();
        Upload upload = post("100");
        assertThat(upload.outcome()).isEqualTo("deadline_exceeded");
        assertThat(upload.most).as("it is not asked for").isNegative();
        upload.isDecided();
    }

    @Test
    void adapterThatBlocks_isToldThatNobodyWaits() {
        Upload slow = new Upload(FakeRequest.get("/v1/files").method("POST")) {
            @Override
            public CompletionStage<Optional<byte[]>> body(int longest, BodyRoom itsRoom) {
                int reads = 0;
                while (itsRoom.holds(1) && reads < 4000) {
                    reads++;
                    LockSupport.parkNanos(5_000_000);
                }
                return CompletableFuture.completedStage(Optional.of(new byte[reads == 4000 ? 1 : 0]));
            }
        };
        slow.begin(within(Duration.ofMillis(50)));
        assertThat(slow.outcome()).as("whatever came of it since").isEqualTo("body_not_covered");
    }

    @ParameterizedTest
    @CsvSource({"''", "'1,1'", "'-1'", "'+1'", "'1 '", "'1234567890123456789'"})
    void bodyThatDoesNotSayClearlyHowLongItIs_mayBeAsLongAsOneMay(String lengths) {
        String[] fields = lengths.isEmpty() ? new String[0] : lengths.split(",", -1);
        Upload first = post(fields).comes(3);
        assertThat(first.most).isEqualTo(ONE);
        assertRoomForExactly(247);
    }

    @Test
    void bodyThatSaysHowLongItIs_isReadThatFar() {
        assertThat(post("60").most).isEqualTo(60);
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
        assertThat(upload.outcome()).isEqualTo("body_not_covered");
        assertThat(read).isEmpty();
    }

    @Test
    void getWithoutABody_needsNoRoom() {
        post("100").comes(100);
        post("100").comes(100);
        post("50").comes(50);
        Upload get = new Upload(FakeRequest.get("/v1/files")).begin().ends();
        assertThat(get.most).isZero();
        assertThat(get.outcome()).isEqualTo("covered");
    }

    @Test
    void room_isGivenBackOnceHoweverItEnds() {
        for (int i = 0; i < 10; i++) {
            Upload broken = post("100").comes(50);
            broken.content.completeExceptionally(new IllegalStateException("broken"));
            assertThat(broken.outcome()).isEqualTo("body_not_covered");
            broken.isDecided();

            Upload bug = post("100").comes(100).ends();
            bug.decision.completeExceptionally(new IllegalStateException("made on purpose"));

            Upload longer = post("100").comes(100);
            longer.content.complete(Optional.empty());
            assertThat(longer.outcome()).isEqualTo("body_not_covered");
            longer.isDecided();
        }
        assertRoomForExactly(250);
    }

    @Test
    void adapterThatThrows_givesTheRoomBack() {
        for (int i = 0; i < 10; i++) {
            InboundRequest bad = new Upload(FakeRequest.get("/").method("POST")) {
                @Override
                public CompletionStage<Optional<byte[]>> body(int longest, BodyRoom itsRoom) {
                    assertThat(itsRoom.holds(100)).isTrue();
                    throw new IllegalStateException("made on purpose");
                }
            };
            assertThat(bodies.with(SESSION, bad, Rule.Sessions.SAFE, covered -> CompletableFuture.completedStage(""))
                            .toCompletableFuture())
                    .isCompletedExceptionally();
        }
        assertRoomForExactly(250);
    }
}
