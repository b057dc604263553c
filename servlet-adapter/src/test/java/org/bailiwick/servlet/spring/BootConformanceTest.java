package org.bailiwick.servlet.spring;

import java.util.EnumSet;
import java.util.Set;
import org.bailiwick.testkit.conformance.AdapterConformance;
import org.bailiwick.testkit.conformance.Capability;
import org.bailiwick.testkit.conformance.RunningAdapter;

class BootConformanceTest extends AdapterConformance {
    @Override
    protected RunningAdapter start(String yaml) throws Exception {
        return GuardedBoot.start(yaml, ProbeApplication.class);
    }

    @Override
    protected Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.UPSTREAM_HEADERS));
    }
}
