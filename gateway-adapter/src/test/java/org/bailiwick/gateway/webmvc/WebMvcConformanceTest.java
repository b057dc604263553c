package org.bailiwick.gateway.webmvc;

import java.io.IOException;
import java.util.Set;
import org.bailiwick.testkit.conformance.AdapterConformance;
import org.bailiwick.testkit.conformance.Capability;
import org.bailiwick.testkit.conformance.ProbeUpstream;
import org.bailiwick.testkit.conformance.RunningAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class WebMvcConformanceTest extends AdapterConformance {
    private ProbeUpstream upstream;

    @BeforeAll
    void startUpstream() throws IOException {
        upstream = ProbeUpstream.start();
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Override
    protected RunningAdapter start(String yaml) throws Exception {
        return GuardedGateway.start(
                yaml, GuardedGateway.Bare.class, GuardedGateway.route(0, "probe", "/**", upstream.baseUri()));
    }

    @Override
    protected Set<Capability> capabilities() {
        return Set.of(Capability.HTTP2, Capability.UPSTREAM_HEADERS);
    }
}
