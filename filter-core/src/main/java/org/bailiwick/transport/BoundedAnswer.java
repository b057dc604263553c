package org.bailiwick.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.bailiwick.transport.Answer.Answered;
import org.jspecify.annotations.Nullable;

/** Collects an answer, and breaks it off as soon as its body is larger than allowed. Used by one thread at a time. */
final class BoundedAnswer implements AsyncResponseConsumer<Answered> {
    private final int limit;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, String> headers = new HashMap<>();
    private int status;
    private @Nullable FutureCallback<Answered> result;

    BoundedAnswer(int limit) {
        this.limit = limit;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<Answered> callback)
            throws IOException {
        status = response.getCode();
        for (Header header : response.getHeaders()) {
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT),
                    String.valueOf(header.getValue()),
                    (first, next) -> first + ", " + next);
        }
        result = callback;
        if (entity == null) {
            complete();
        } else if (entity.getContentLength() > limit) {
            throw new TooLarge(limit);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // 1xx says nothing that matters here; the deadline bounds how many there can be.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer part) throws IOException {
        if (part.remaining() > limit - body.size()) {
            throw new TooLarge(limit);
        }
        byte[] octets = new byte[part.remaining()];
        part.get(octets);
        body.writeBytes(octets);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        complete();
    }

    private void complete() {
        if (result != null) {
            result.completed(new Answered(status, headers, body.toByteArray()));
        }
    }

    @Override
    public void failed(Exception cause) {
        // Whoever waits for the result learns of it from the client.
    }

    @Override
    public void releaseResources() {
        // Nothing is held but memory.
    }

    /** The body is larger than is read. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(int limit) {
            super("body: larger (expected: at most " + limit + " bytes)");
        }
    }
}
