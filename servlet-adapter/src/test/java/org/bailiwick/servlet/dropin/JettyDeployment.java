package org.bailiwick.servlet.dropin;

import java.net.URI;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee11.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee11.webapp.Configuration;
import org.eclipse.jetty.ee11.webapp.FragmentConfiguration;
import org.eclipse.jetty.ee11.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.ee11.webapp.WebInfConfiguration;
import org.eclipse.jetty.ee11.webapp.WebXmlConfiguration;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.component.LifeCycle;

/** Jetty with one application and HTTP/2 by upgrade. */
final class JettyDeployment implements Container.Deployment {
    private final Server server = new Server();
    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final ServerConnector connector;
    private final WebDirectory application;
    private final String contextPath;
    private WebAppContext context;

    JettyDeployment(WebDirectory application, String contextPath) throws Exception {
        this.application = application;
        this.contextPath = contextPath;
        HttpConfiguration http = new HttpConfiguration();
        connector =
                new ServerConnector(server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(contexts);
        context = fresh();
        contexts.addHandler(context);
        server.start();
    }

    private WebAppContext fresh() throws Exception {
        WebAppContext fresh = new WebAppContext();
        fresh.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
        fresh.setBaseResourceAsPath(application.root());
        fresh.setConfigurations(new Configuration[] {
            new WebInfConfiguration(),
            new WebXmlConfiguration(),
            new MetaInfConfiguration(),
            new FragmentConfiguration(),
            new AnnotationConfiguration(),
            new WebAppConfiguration()
        });
        fresh.setClassLoader(new WebAppClassLoader(new ContainerLoader(), fresh));
        return fresh;
    }

    @Override
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    @Override
    public boolean isAvailable() {
        return context.isAvailable();
    }

    @Override
    public void undeploy() throws Exception {
        context.stop();
        contexts.removeHandler(context);
    }

    @Override
    public void redeploy() throws Exception {
        context = fresh();
        contexts.addHandler(context);
        context.start();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
        server.destroy();
    }
}
