package org.bailiwick.servlet.dropin;

import java.util.EnumSet;
import java.util.Set;
import org.bailiwick.testkit.conformance.AdapterConformance;
import org.bailiwick.testkit.conformance.Capability;
import org.bailiwick.testkit.conformance.RunningAdapter;

final class JettyConformanceIT extends AdapterConformance {
    @Override
    protected RunningAdapter start(String yaml) throws Exception {
        return GuardedProbe.start(Container.JETTY, yaml);
    }

    @Override
    protected Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.UPSTREAM_HEADERS));
    }
}
