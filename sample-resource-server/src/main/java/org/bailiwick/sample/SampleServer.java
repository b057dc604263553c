package org.bailiwick.sample;

import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Valve;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat on 127.0.0.1. */
final class SampleServer implements AutoCloseable {
    private final Tomcat tomcat;

    private SampleServer(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    /**
     * Takes the port, but answers nobody yet.
     *
     * @param port 0 for any that is free
     * @param directory for the container's own files
     */
    static SampleServer bind(int port, Path directory) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(directory.toString());
        tomcat.setAddDefaultWebXmlToWebapp(false); // it wants a JSP compiler
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setThrowOnFailure(true); // otherwise a taken port is only logged
        SampleServer server = new SampleServer(tomcat);
        try {
            tomcat.init();
        } catch (LifecycleException failure) {
            server.close();
            throw failure;
        }
        return server;
    }

    int port() {
        return tomcat.getConnector().getLocalPort();
    }

    /** Lets all requests through this one, too. */
    void add(Valve valve) {
        tomcat.getHost().getPipeline().addValve(valve);
    }

    /** Runs the application at the root, and begins to answer. */
    void run(Path application) throws LifecycleException {
        Context context = tomcat.addWebapp("", application.toString());
        // Otherwise Tomcat looks through every class of every jar for servlets, which takes half of the time.
        context.getJarScanner().setJarScanFilter((type, jar) -> false);
        context.setParentClassLoader(new ContainerClasses());
        Tomcat.addServlet(context, "default", "org.apache.catalina.servlets.DefaultServlet")
                .addMapping("/");
        tomcat.start();
        if (!context.getState().isAvailable()) {
            throw new LifecycleException("The container refuses to start the application");
        }
    }

    @Override
    public void close() throws LifecycleException {
        if (tomcat.getServer().getState().isAvailable()) {
            tomcat.stop();
        }
        tomcat.destroy();
        // Where the next Tomcat of this JVM would find it, and make the directory anew.
        System.clearProperty(Globals.CATALINA_HOME_PROP);
        System.clearProperty(Globals.CATALINA_BASE_PROP);
    }
}
