package org.bailiwick.testkit.conformance;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Everything that can be seen of an adapter over HTTP, as tests. A subclass starts the adapter with the {@link Probe}
 * application behind it, and is done:
 *
 * <pre>{@code
 * final class TomcatConformanceTest extends AdapterConformance {
 *     @Override
 *     protected RunningAdapter start(String yaml) throws Exception {
 *         return GuardedTomcat.start(yaml);
 *     }
 * }
 * }</pre>
 *
 * <p>The adapter is started once for each configuration that the rows need, and closed after all of them. It must listen
 * at once when {@link #start} returns, even where an authority that its configuration names cannot be reached.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class AdapterConformance
        implements CredentialRows,
                TokenRows,
                ClaimRows,
                PolicyRows,
                PathRows,
                IdentityRows,
                UpstreamRows,
                DispatchRows,
                ProblemRows,
                MetadataRows,
                KeyRows,
                FaultRows,
                IntrospectionRows,
                IntrospectionFaultRows,
                ForeignTokenRows,
                FederationEndpointRows,
                FederationFormRows,
                SessionRows,
                SessionBodyRows,
                SessionAddressRows,
                SessionFaultRows,
                LoginRows,
                LoginAttackRows,
                LoginSiteRows,
                LoginEndRows,
                LoginFaultRows,
                NextHopRows,
                NextHopFaultRows {
    private @Nullable Stand stand;

    /** Starts the adapter on 127.0.0.1 and a free port, with the text of a configuration file. */
    protected abstract RunningAdapter start(String yaml) throws Exception;

    /** What the adapter's surroundings have; nothing by default. */
    protected Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public final Stand stand() {
        if (stand == null) {
            stand = new Stand(this::start, capabilities());
        }
        return stand;
    }

    @AfterAll
    final void closeStand() throws Exception {
        if (stand != null) {
            stand.close();
            stand = null;
        }
    }
}
