package org.bailiwick.gateway.webflux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntPredicate;
import org.bailiwick.request.BodyRoom;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * The body of a request that is read before its turn, because a proof covers it. It stays there for the service behind, as if
 * nobody had read it; reading stops as soon as it is too long to be kept, or there is no room for it, and goes on where it stopped. Everything happens on the
 * connection's event loop.
 */
final class KeptBody extends BaseSubscriber<DataBuffer> {
    private final int most;
    private final BodyRoom room;
    private final IntPredicate canBe;
    private final List<DataBuffer> buffers = new ArrayList<>();
    private final CompletableFuture<Optional<byte[]>> known = new CompletableFuture<>();
    private int length;
    private boolean ended;
    private @Nullable Throwable failure;
    private byte @Nullable [] whole;
    private @Nullable FluxSink<DataBuffer> behind;

    private KeptBody(int most, BodyRoom room, IntPredicate canBe) {
        this.most = most;
        this.room = room;
        this.canBe = canBe;
    }

    /**
     * Begins to read.
     *
     * @param most the longest body that is kept, in bytes
     * @param room asked for all that is kept
     * @param canBe whether the whole of the body can be that many bytes, after what was said of it
     */
    static KeptBody of(Flux<DataBuffer> body, int most, BodyRoom room, IntPredicate canBe) {
        KeptBody kept = new KeptBody(most, room, canBe);
        body.subscribe(kept);
        return kept;
    }

    /** The body; nothing where it is longer than is kept, has no room, or cannot be the whole of it. */
    CompletionStage<Optional<byte[]>> known() {
        return known;
    }

    /** Whether all of it was read, so that a proof may cover it. */
    boolean isWhole() {
        return whole != null && canBe.test(length);
    }

    /** The body from its beginning, for one who reads it. */
    Flux<DataBuffer> unread(DataBufferFactory factory) {
        byte @Nullable [] all = whole;
        if (all != null) {
            return Flux.defer(() -> all.length == 0 ? Flux.empty() : Flux.just(factory.wrap(all)));
        }
        Throwable broken = failure;
        if (broken != null) {
            return Flux.error(broken);
        }
        return Flux.create(sink -> {
            behind = sink;
            buffers.forEach(sink::next);
            buffers.clear();
            sink.onCancel(this::cancel);
            if (ended) {
                sink.complete();
            } else {
                sink.onRequest(this::request); // last: more may come before this returns
            }
        });
    }

    /** Nobody will read it. */
    void drop() {
        cancel();
        buffers.forEach(DataBufferUtils::release);
        buffers.clear();
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(1);
    }

    @Override
    protected void hookOnNext(DataBuffer buffer) {
        if (isDisposed()) {
            DataBufferUtils.release(buffer);
            return;
        }
        FluxSink<DataBuffer> reader = behind;
        if (reader != null) {
            reader.next(buffer);
            return;
        }
        buffers.add(buffer);
        length += buffer.readableByteCount();
        if (length > most || !room.holds(length)) {
            known.complete(Optional.empty());
        } else {
            request(1);
        }
    }

    @Override
    protected void hookOnComplete() {
        ended = true;
        FluxSink<DataBuffer> reader = behind;
        if (reader != null) {
            reader.complete();
        } else if (!known.isDone()) {
            byte[] all = joined();
            whole = all;
            known.complete(isWhole() ? Optional.of(all) : Optional.empty());
        }
    }

    private byte[] joined() {
        byte[] all = new byte[length];
        int at = 0;
        for (DataBuffer buffer : buffers) {
            int count = buffer.readableByteCount();
            buffer.read(all, at, count);
            at += count;
            DataBufferUtils.release(buffer);
        }
        buffers.clear();
        return all;
    }

    @Override
    protected void hookOnError(Throwable broken) {
        FluxSink<DataBuffer> reader = behind;
        if (reader != null) {
            reader.error(broken);
        } else {
            failure = broken;
            buffers.forEach(DataBufferUtils::release);
            buffers.clear();
            known.completeExceptionally(broken);
        }
    }
}
