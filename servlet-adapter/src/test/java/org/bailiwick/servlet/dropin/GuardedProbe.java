package org.bailiwick.servlet.dropin;

import java.io.IOException;
import java.net.URI;
import org.bailiwick.testkit.conformance.RunningAdapter;

/** The probe behind the drop-in, in a container. */
record GuardedProbe(WebDirectory application, Container.Deployment deployment) implements RunningAdapter {
    static RunningAdapter start(Container container, String yaml) throws Exception {
        WebDirectory application = WebDirectory.guardedProbe(yaml);
        return new GuardedProbe(application, container.deploy(application));
    }

    @Override
    public URI baseUri() {
        return deployment.baseUri();
    }

    @Override
    public void close() throws IOException {
        deployment.close();
        application.close();
    }
}
