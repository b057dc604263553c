package org.bailiwick.gateway.webflux;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.bailiwick.testkit.conformance.AdapterConformance;
import org.bailiwick.testkit.conformance.Capability;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoBlockingCalls.class)
class WebFluxConformanceTest extends AdapterConformance {
    private final ProbeUpstream upstream;

    WebFluxConformanceTest() throws IOException {
        this.upstream = ProbeUpstream.start();
    }

    @Override
    protected RunningAdapter start(String yaml) throws Exception {
        return GuardedGateway.before(upstream.baseUri(), yaml);
    }

    @Override
    protected Set<Capability> capabilities() {
        return EnumSet.of(Capability.HTTP2, Capability.UPSTREAM_HEADERS);
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }
}
