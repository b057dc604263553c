package org.bailiwick.servlet.dropin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;

/** Tomcat with one application and HTTP/2 by upgrade. */
final class TomcatDeployment implements Container.Deployment {
    private final Tomcat tomcat = new Tomcat();
    private final Path work = Files.createTempDirectory("tomcat");
    private final WebDirectory application;
    private final String contextPath;
    private Context context;

    TomcatDeployment(WebDirectory application, String contextPath) throws IOException, LifecycleException {
        this.application = application;
        this.contextPath = contextPath;
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.addUpgradeProtocol(new Http2Protocol());
        tomcat.setBaseDir(work.toString());
        tomcat.setConnector(connector);
        tomcat.getHost(); // Made when first asked for, and the connector asks.
        tomcat.start();
        context = deployed();
    }

    private Context deployed() {
        StandardContext fresh = new StandardContext();
        fresh.setPath(contextPath);
        fresh.setDocBase(application.root().toString());
        fresh.setParentClassLoader(new ContainerLoader());
        ContextConfig descriptor = new ContextConfig();
        descriptor.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        fresh.addLifecycleListener(descriptor);
        Wrapper files = Tomcat.addServlet(fresh, "default", "org.apache.catalina.servlets.DefaultServlet");
        files.setOverridable(true);
        fresh.addServletMapping("/", "default");
        fresh.addWelcomeFile("index.html");
        tomcat.getHost().addChild(fresh);
        return fresh;
    }

    @Override
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public boolean isAvailable() {
        return context.getState().isAvailable();
    }

    @Override
    public void undeploy() {
        tomcat.getHost().removeChild(context);
    }

    @Override
    public void redeploy() {
        context = deployed();
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
            new WebDirectory(work).close();
        } catch (IOException | LifecycleException unclean) {
            throw new IllegalStateException(unclean);
        }
    }
}
