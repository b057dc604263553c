package org.bailiwick.servlet.dropin;

import java.util.EnumSet;
import java.util.Set;
import org.bailiwick.testkit.conformance.AdapterConformance;
import org.bailiwick.testkit.conformance.Capability;
import org.bailiwick.testkit.conformance.RunningAdapter;

final class TomcatConformanceIT extends AdapterConformance {
    @Override
    protected RunningAdapter start(String yaml) throws Exception {
        return GuardedProbe.start(Container.TOMCAT, yaml);
    }

    @Override
    protected Set<Capability> capabilities() {
        return EnumSet.complementOf(EnumSet.of(Capability.UPSTREAM_HEADERS));
    }
}
