package org.bailiwick.authority;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.keys.IssuerMetadata;
import org.bailiwick.keys.IssuerMetadata.Members;
import org.bailiwick.keys.IssuerMetadata.NotFound;

/**
 * Asks the issuer's metadata each time, for the first of several members that is there. For those who authenticate by a
 * certificate, each goes first as an alias that expects one (MT-7).
 */
final class AskedEndpoint implements EndpointSource {
    private static final String ALIASES = "mtls_endpoint_aliases";

    private final IssuerMetadata metadata;
    private final List<String> names;
    private final boolean byCertificate;

    AskedEndpoint(IssuerMetadata metadata, List<String> names, boolean byCertificate) {
        this.metadata = metadata;
        this.names = List.copyOf(names);
        this.byCertificate = byCertificate;
    }

    @Override
    public CompletionStage<Endpoint> find() {
        return metadata.ask().thenApply(found -> found.fold(this::choose, AskedEndpoint::missing));
    }

    private Endpoint choose(Members members) {
        return names.stream()
                .flatMap(name -> alias(members, name).or(() -> members.url(name)).stream())
                .findFirst()
                .<Endpoint>map(Endpoint.At::new)
                .orElseGet(() -> new Endpoint.Missing(
                        Failure.UNBELIEVABLE,
                        members.place() + ": no " + String.join(", no ", names) + " (expected: an endpoint)"));
    }

    private Optional<URI> alias(Members members, String name) {
        return byCertificate ? members.url(ALIASES, name) : Optional.empty();
    }

    private static Endpoint missing(NotFound none) {
        return new Endpoint.Missing(Failure.of(none.reason()), none.detail());
    }
}
