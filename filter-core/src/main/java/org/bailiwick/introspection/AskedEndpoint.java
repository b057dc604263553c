package org.bailiwick.introspection;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.keys.IssuerMetadata;
import org.bailiwick.keys.IssuerMetadata.Members;
import org.bailiwick.keys.IssuerMetadata.NotFound;

/**
 * Asks the issuer's metadata each time. A federated introspection endpoint goes before an ordinary one; and for those who
 * authenticate by a certificate, both go first as aliases that expect one (MT-7).
 */
final class AskedEndpoint implements EndpointSource {
    private static final String FEDERATED = "federated_introspection_endpoint";
    private static final String ORDINARY = "introspection_endpoint";
    private static final String ALIASES = "mtls_endpoint_aliases";

    private final IssuerMetadata metadata;
    private final boolean byCertificate;

    AskedEndpoint(IssuerMetadata metadata, boolean byCertificate) {
        this.metadata = metadata;
        this.byCertificate = byCertificate;
    }

    @Override
    public CompletionStage<Endpoint> find() {
        return metadata.ask().thenApply(found -> found.fold(this::choose, AskedEndpoint::missing));
    }

    private Endpoint choose(Members members) {
        return Stream.of(FEDERATED, ORDINARY)
                .flatMap(name -> Stream.of(alias(members, name), members.url(name)))
                .flatMap(Optional::stream)
                .findFirst()
                .<Endpoint>map(Endpoint.At::new)
                .orElseGet(() -> new Endpoint.Missing(new Failed(
                        Failure.UNBELIEVABLE,
                        members.place() + ": no " + FEDERATED + ", no " + ORDINARY + " (expected: one of them)")));
    }

    private Optional<URI> alias(Members members, String name) {
        return byCertificate ? members.url(ALIASES, name) : Optional.empty();
    }

    private static Endpoint missing(NotFound none) {
        return new Endpoint.Missing(new Failed(Failure.of(none.reason()), none.detail()));
    }
}
