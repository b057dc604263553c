package org.bailiwick.servlet;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.request.BodyRoom;
import org.bailiwick.request.BodyStart;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that was read before its turn, because a proof covers it. It is read once, however often the request is
 * dispatched, and is there for the application as if nobody had read it; what is not known whole goes on where reading stopped.
 */
final class KeptBody extends ServletInputStream {
    private static final String ATTRIBUTE = KeptBody.class.getName();

    private final byte[] content;
    private final ByteArrayInputStream start;
    private final ServletInputStream rest;
    private final boolean whole;
    private final @Nullable String query;

    private KeptBody(byte[] content, ServletInputStream rest, boolean whole, @Nullable String query) {
        this.content = content;
        this.start = new ByteArrayInputStream(content);
        this.rest = rest;
        this.whole = whole;
        this.query = query;
    }

    /**
     * Reads the body and keeps it with the request. Nothing where there is no room for it, where it is longer, or another length than was announced, as it is
     * where somebody has taken it before; and nothing for multipart forms, which the container alone can take apart.
     */
    static CompletionStage<Optional<byte[]>> read(HttpServletRequest request, int most, BodyRoom room) {
        AnnouncedBody announced = AnnouncedBody.of(request);
        if (announced.isLongerThan(most) || MediaTypes.is("multipart/form-data", request)) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        try {
            ServletInputStream stream = request.getInputStream();
            BodyStart start = BodyStart.read(stream, most, room);
            byte[] content = start.content();
            boolean whole = start.isAll() && announced.canBe(content.length);
            request.setAttribute(ATTRIBUTE, new KeptBody(content, stream, whole, request.getQueryString()));
            return CompletableFuture.completedStage(whole ? Optional.of(content) : Optional.empty());
        } catch (IOException | IllegalStateException broken) { // the latter: somebody has a reader
            return CompletableFuture.failedStage(broken);
        }
    }

    /** The body that was kept of the request, if it was read. */
    static Optional<KeptBody> of(HttpServletRequest request) {
        @Nullable Object kept = request.getAttribute(ATTRIBUTE);
        return kept instanceof KeptBody body ? Optional.of(body) : Optional.empty();
    }

    /** Whether all of it was read, so that a proof may cover it. */
    boolean isWhole() {
        return whole;
    }

    /** What was read of it. */
    byte[] content() {
        return content.clone();
    }

    /** The query that came with it; null without one. */
    @Nullable
    String query() {
        return query;
    }

    @Override
    public int read() throws IOException {
        return start.available() > 0 ? start.read() : whole ? -1 : rest.read();
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        return whole || start.available() > 0 ? start.read(octets, offset, length) : rest.read(octets, offset, length);
    }

    @Override
    public int available() throws IOException {
        return start.available() + (whole ? 0 : rest.available());
    }

    @Override
    public boolean isFinished() {
        return start.available() == 0 && (whole || rest.isFinished());
    }

    @Override
    public boolean isReady() {
        return whole || start.available() > 0 || rest.isReady();
    }

    /** What is kept is there at once; the container calls for the rest. */
    @Override
    public void setReadListener(ReadListener listener) {
        if (!whole && !rest.isFinished()) {
            rest.setReadListener(listener);
            return;
        }
        try {
            listener.onDataAvailable();
            if (isFinished()) {
                listener.onAllDataRead();
            }
        } catch (IOException broken) {
            listener.onError(broken);
        }
    }
}
