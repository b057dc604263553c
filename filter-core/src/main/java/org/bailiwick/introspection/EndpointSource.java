package org.bailiwick.introspection;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows where an authority is asked about tokens. */
interface EndpointSource {
    /** Never throws, and the stage never completes exceptionally. */
    CompletionStage<Endpoint> find();

    /** Nobody is there any more, as it seems. */
    default void doubt(URI uri) {}

    /** The one that is configured. */
    static EndpointSource fixed(URI uri) {
        return () -> CompletableFuture.completedStage(new Endpoint.At(uri));
    }
}
