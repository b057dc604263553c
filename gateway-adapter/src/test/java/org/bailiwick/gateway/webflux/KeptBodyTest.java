package org.bailiwick.gateway.webflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bailiwick.request.BodyRoom;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A body that is read to be held against a proof, and what goes on of it afterwards. */
class KeptBodyTest {
    private static final DefaultDataBufferFactory BUFFERS = DefaultDataBufferFactory.sharedInstance;
    private static final BodyRoom ROOM = bytes -> true;

    private static DataBuffer buffer(String text) {
        return BUFFERS.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Flux<DataBuffer> body(String... parts) {
        return Flux.fromIterable(List.of(parts)).map(KeptBodyTest::buffer);
    }

    private static Optional<String> known(KeptBody kept) {
        CompletableFuture<Optional<byte[]>> known = kept.known().toCompletableFuture();
        assertThat(known).isDone();
        return known.join().map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    private static List<String> unread(KeptBody kept) {
        return kept.unread(BUFFERS)
                .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
                .collectList()
                .toFuture()
                .join();
    }

    @Test
    void bodyThatWasRead_isThereAsOftenAsItIsReadAgain() {
        KeptBody kept = KeptBody.of(body("hel", "lo"), 5, ROOM, length -> true);
        assertThat(known(kept)).contains("hello");
        assertThat(unread(kept)).containsExactly("hello");
        assertThat(unread(kept)).as("a retry").containsExactly("hello");
    }

    @Test
    void emptyBody_staysEmpty() {
        KeptBody kept = KeptBody.of(body(), 5, ROOM, length -> true);
        assertThat(known(kept)).contains("");
        assertThat(unread(kept)).isEmpty();
    }

    @Test
    void bodyThatIsTooLong_goesOnWhereReadingStopped() {
        KeptBody kept = KeptBody.of(body("hel", "lo,", " wor", "ld"), 4, ROOM, length -> true);
        assertThat(known(kept)).isEmpty();
        assertThat(unread(kept)).containsExactly("hel", "lo,", " wor", "ld");

        KeptBody ended = KeptBody.of(body("hello"), 4, ROOM, length -> true);
        assertThat(known(ended)).isEmpty();
        assertThat(unread(ended)).containsExactly("hello");
    }

    @Test
    void bodyThatCannotBeTheWhole_isNotKnown() { // AS-4
        KeptBody kept = KeptBody.of(body("hel"), 5, ROOM, length -> length == 5);
        assertThat(known(kept)).isEmpty();
        assertThat(kept.isWhole()).isFalse();
        assertThat(unread(kept)).as("for rules that only observe").containsExactly("hel");
        assertThat(KeptBody.of(body("hel", "lo"), 5, ROOM, length -> length == 5)
                        .isWhole())
                .isTrue();
    }

    @Test
    void bodyThatBreaks_isNotKnown() {
        KeptBody kept = KeptBody.of(
                body("hel").concatWith(Flux.error(new IllegalStateException("broken"))), 5, ROOM, length -> true);
        assertThat(kept.known().toCompletableFuture()).isCompletedExceptionally();
        assertThat(kept.unread(BUFFERS).collectList().toFuture()).isCompletedExceptionally();
    }

    @Test
    void bodyThatNobodyWillRead_isLetGo() {
        Sinks.Many<DataBuffer> coming = Sinks.many().unicast().onBackpressureBuffer();
        KeptBody kept = KeptBody.of(coming.asFlux(), 4, ROOM, length -> true);
        coming.tryEmitNext(buffer("hello")).orThrow();
        assertThat(known(kept)).isEmpty();
        kept.drop();
        assertThat(coming.currentSubscriberCount()).isZero();
    }

    @Test
    void bodyThatThereIsNoRoomFor_goesOnWhereReadingStopped() {
        List<Integer> asked = new ArrayList<>();
        BodyRoom little = bytes -> {
            asked.add(bytes);
            return bytes <= 5;
        };
        KeptBody kept = KeptBody.of(body("hel", "lo", ",", " world"), 20, little, length -> true);
        assertThat(asked).as("for what has come, and for no more").containsExactly(3, 5, 6);
        assertThat(known(kept)).isEmpty();
        assertThat(unread(kept)).containsExactly("hel", "lo", ",", " world");

        KeptBody ended = KeptBody.of(body("hello!"), 20, little, length -> true);
        assertThat(known(ended)).isEmpty();
        assertThat(ended.isWhole()).isFalse();
        assertThat(unread(ended)).containsExactly("hello!");
    }

    @Test
    void bodyThatHasNotCome_takesNoRoom() {
        Sinks.Many<DataBuffer> coming = Sinks.many().unicast().onBackpressureBuffer();
        List<Integer> asked = new ArrayList<>();
        KeptBody kept = KeptBody.of(coming.asFlux(), 4, asked::add, length -> true);
        assertThat(asked).isEmpty();
        assertThat(kept.known().toCompletableFuture()).isNotDone();
    }

    @Test
    void bodyThatIsNotWaitedForAnyMore_isNotReadOn() {
        Sinks.Many<DataBuffer> coming = Sinks.many().unicast().onBackpressureBuffer();
        KeptBody kept = KeptBody.of(coming.asFlux(), 4, ROOM, length -> true);
        coming.tryEmitNext(buffer("hel")).orThrow();
        kept.drop();
        assertThat(coming.currentSubscriberCount()).isZero();
    }
}
