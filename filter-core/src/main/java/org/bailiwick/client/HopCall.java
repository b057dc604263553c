package org.bailiwick.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;

/**
 * One call to the next service, whatever client makes it: where it may go, which token it carries, and whether it is made once
 * more when the service answers 401. For those who adapt a further HTTP client; the ready ones are built on it.
 */
public final class HopCall {
    private static final int UNAUTHORIZED = 401;

    private final NextHop hop;

    private HopCall(NextHop hop) {
        this.hop = hop;
    }

    /**
     * Begins a call.
     *
     * @throws IllegalArgumentException when the service is not there: its token is for nobody else
     */
    public static HopCall to(URI uri, NextHop hop) {
        if (!hop.isAt(uri)) {
            throw new IllegalArgumentException(
                    "uri: " + origin(uri) + " (expected: within the urls of next hop " + hop.name() + ")");
        }
        return new HopCall(hop);
    }

    /** Without user information, which may be a password. */
    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** The token to carry; the stage fails with a {@link NextHopException} when there is none. */
    public CompletionStage<HopToken> token() {
        return hop.token()
                .thenCompose(answer -> answer.fold(
                        given -> CompletableFuture.completedStage(given.token()),
                        refused -> CompletableFuture.failedStage(new NextHopException(hop.name(), refused.reason())),
                        undecided ->
                                CompletableFuture.failedStage(new NextHopException(hop.name(), undecided.reason()))));
    }

    /**
     * The token to carry once more, after the service has answered so to the first; nothing where that answer stands, because it
     * is another than 401 or no other token is to be had. Whoever is refused with that as well gives up.
     */
    public CompletionStage<Optional<HopToken>> tokenAfter(int status, HopToken first) {
        return status == UNAUTHORIZED
                ? hop.tokenInPlaceOf(first)
                        .thenApply(answer -> answer.fold(
                                given -> Optional.of(given.token()),
                                refused -> Optional.empty(),
                                undecided -> Optional.empty()))
                : CompletableFuture.completedStage(Optional.empty());
    }

    /**
     * What a stage comes to. Waits no longer than calls to authorities may take.
     *
     * @throws NextHopException when there is no token
     * @throws InterruptedIOException when the thread is interrupted, which it stays
     */
    public static <T> T await(CompletionStage<T> coming) throws IOException {
        try {
            return coming.toCompletableFuture().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a token for the next service was got");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof NextHopException none
                    ? none
                    : new IOException("a token for the next service could not be got", failed.getCause());
        }
    }
}
