package org.bailiwick.sample;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.bailiwick.testkit.EmbeddedAuthority;

/** The servers of an agent and of its tools. Each has a port, and answers nobody yet. */
record AgencyServers(SampleServer agent, SampleServer tools) {
    /**
     * Takes the ports.
     *
     * @param belongings gets what has been started, also when the rest fails
     * @throws PortTaken when something else listens on a port
     */
    static AgencyServers bind(Ports wanted, Path directory, Belongings belongings)
            throws PortTaken, IOException, LifecycleException {
        return new AgencyServers(
                belongings.add(Bound.server(Place.AGENT, wanted, directory)),
                belongings.add(Bound.server(Place.TOOLS, wanted, directory)));
    }

    /** Everybody's ports, with those of these servers as they are. */
    Ports in(Ports others) {
        return others.with(Place.AGENT, agent.port()).with(Place.TOOLS, tools.port());
    }

    /** Has the drop-in jar stand before both. */
    Agency run(Built built, Path directory, Ports ports, EmbeddedAuthority home)
            throws IOException, LifecycleException {
        Agency agency = Agency.of(home, ports);
        tools.add(agency.callsOfAgent());
        tools.run(application(built, directory, ports, "tools"));
        agent.run(application(built, directory, ports, "agent"));
        return agency;
    }

    private static Path application(Built built, Path directory, Ports ports, String name) throws IOException {
        WebApplication application = new WebApplication(directory.resolve(name));
        application.addClasses(built.classes(), name);
        application.dropIn(built.dropIn(), UsualFile.text("agency/" + name + ".yaml", ports));
        return application.directory();
    }
}
