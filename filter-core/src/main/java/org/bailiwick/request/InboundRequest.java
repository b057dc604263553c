package org.bailiwick.request;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request as it arrived, seen through an adapter. Implementations are cheap views of the native request. */
public interface InboundRequest {
    /** The method, in the case it was sent in. */
    String method();

    /**
     * The path that rules are written against, as it was sent: percent-encoded, without the query, beginning with a
     * slash. Where an application is mounted below {@link #mountPath()}, the rest of the path after it.
     */
    String rawPath();

    /** Where the application is mounted, as it was sent; empty at the root. */
    default String mountPath() {
        return "";
    }

    /**
     * The path as the adapter's own router has decoded it and will act on it, where it says; it must be the same as ours, or
     * the request is refused.
     */
    default Optional<String> routedPath() {
        return Optional.empty();
    }

    /** The id of the gateway's route that the request is on; nothing where there are no routes. */
    default Optional<String> route() {
        return Optional.empty();
    }

    /** The query as it was sent, without the question mark; empty when there is none. */
    String rawQuery();

    /**
     * The whole body, which stays there for whoever comes after. Nothing where it is longer than that, did not come whole, or
     * cannot be kept by this adapter: it is then not known. The stage may complete exceptionally where the connection broke.
     *
     * @param most the longest body that is kept, in bytes
     * @param room asked before anything that has come is kept; where it says no, reading ends, and the body is not known
     */
    default CompletionStage<Optional<byte[]>> body(int most, BodyRoom room) {
        return CompletableFuture.completedStage(Optional.empty());
    }

    /** The values of all fields of that name, in the order they came, the name compared without case. */
    List<String> headers(String name);

    /**
     * Who sent it on the connection, and where they say it came from. What is not known is not guessed at: {@link Sender#UNKNOWN}
     * where nothing is.
     */
    Sender sender();
}
