package org.bailiwick.benchmarks.federation;

import org.bailiwick.domain.DomainDirectory;

/** Who acts in a world. */
interface Cast {
    /** What one machine of a resource server asks about the tokens that it is shown. It believes one domain, its own. */
    DomainDirectory instance(int server);

    /** What answers at the Federated Introspection Endpoint of a domain. */
    Endpoint endpoint(int domain);

    /** Engages a cast. */
    @FunctionalInterface
    interface Casting {
        Cast engage(World world, Caching caching, VirtualTime time, Network network);
    }
}
