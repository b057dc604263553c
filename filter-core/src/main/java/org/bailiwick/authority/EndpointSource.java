package org.bailiwick.authority;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.keys.IssuerMetadata;
import org.bailiwick.transport.Backoff;

/** Knows where an authority is asked. */
public interface EndpointSource {
    /** Never throws, and the stage never completes exceptionally. */
    CompletionStage<Endpoint> find();

    /** Nobody is there any more, as it seems. */
    default void doubt(URI uri) {}

    /** The one that is configured. */
    static EndpointSource fixed(URI uri) {
        return () -> CompletableFuture.completedStage(new Endpoint.At(uri));
    }

    /**
     * The one that the issuer's metadata has, found once and looked for again now and then.
     *
     * @param members the metadata's names for it, the first that is there counts
     * @param client who asks there: for a certificate, aliases that expect one go first (MT-7)
     * @param ticker nanoseconds
     */
    static EndpointSource discovered(
            IssuerMetadata metadata,
            List<String> members,
            ClientSettings client,
            LongSupplier ticker,
            Backoff backoff) {
        boolean byCertificate = client.proof().fold(basic -> false, posted -> false, key -> false, certificate -> true);

        EndpointSource source = new AskedEndpoint(metadata, members, byCertificate);
        source = new PacedEndpoint(source, ticker, backoff);
        return new RememberedEndpoint(source, ticker);
    }
}
