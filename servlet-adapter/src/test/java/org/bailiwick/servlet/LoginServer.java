package org.bailiwick.servlet;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A container with {@link LoginApplication}, in front of which stands {@link LoginGate}. */
interface LoginServer extends AutoCloseable {
    URI baseUri();

    @Override
    void close();

    private static BailiwickFilter filter() {
        return new BailiwickFilter(new LoginGate().gatekeeper(), Optional.empty(), IdentityBridge.NONE);
    }

    /** The containers. */
    enum Container {
        TOMCAT {
            @Override
            LoginServer start(String contextPath, boolean hasErrorPage) throws Exception {
                Path work = Files.createTempDirectory("tomcat");
                Tomcat tomcat = new Tomcat();
                Connector connector = new Connector();
                connector.setPort(0);
                connector.setProperty("address", "127.0.0.1");
                tomcat.setBaseDir(work.toString());
                tomcat.setConnector(connector);
                Context context = tomcat.addContext(contextPath, work.toString());
                Tomcat.addServlet(context, "application", new LoginApplication())
                        .setAsyncSupported(true);
                context.addServletMapping("/", "application");
                FilterDef filter = new FilterDef();
                filter.setFilterName("bailiwick");
                filter.setFilter(filter());
                filter.setAsyncSupported("true");
                context.addFilterDef(filter);
                FilterMap map = new FilterMap();
                map.setFilterName("bailiwick");
                map.addURLPattern("/*");
                EnumSet.allOf(DispatcherType.class).forEach(type -> map.setDispatcher(type.name()));
                context.addFilterMap(map);
                if (hasErrorPage) {
                    ErrorPage page = new ErrorPage();
                    page.setErrorCode(500);
                    page.setLocation("/failed");
                    context.addErrorPage(page);
                }
                tomcat.start();
                return new Running(
                        URI.create("http://127.0.0.1:" + connector.getLocalPort() + contextPath),
                        () -> stop(tomcat, work));
            }
        },
        JETTY {
            @Override
            LoginServer start(String contextPath, boolean hasErrorPage) throws Exception {
                Server server = new Server();
                ServerConnector connector = new ServerConnector(server);
                connector.setHost("127.0.0.1");
                server.addConnector(connector);
                ServletContextHandler context = new ServletContextHandler(ServletContextHandler.SESSIONS);
                context.setContextPath(contextPath.isEmpty() ? "/" : contextPath);
                ServletHolder application = new ServletHolder(new LoginApplication());
                application.setAsyncSupported(true);
                context.addServlet(application, "/");
                FilterHolder filter = new FilterHolder(filter());
                filter.setAsyncSupported(true);
                context.addFilter(filter, "/*", EnumSet.allOf(DispatcherType.class));
                if (hasErrorPage) {
                    ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
                    pages.addErrorPage(500, "/failed");
                    context.setErrorHandler(pages);
                }
                server.setHandler(context);
                server.start();
                return new Running(
                        URI.create("http://127.0.0.1:" + connector.getLocalPort() + contextPath),
                        () -> LifeCycle.stop(server));
            }
        };

        abstract LoginServer start(String contextPath, boolean hasErrorPage) throws Exception;

        private static void stop(Tomcat tomcat, Path work) {
            try {
                tomcat.stop();
                tomcat.destroy();
                try (Stream<Path> files = Files.walk(work)) {
                    List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
                    for (Path file : all) {
                        Files.delete(file);
                    }
                }
            } catch (IOException | LifecycleException unclean) {
                throw new IllegalStateException(unclean);
            }
        }
    }

    /** One that runs. */
    record Running(URI baseUri, Runnable end) implements LoginServer {
        @Override
        public void close() {
            end.run();
        }
    }
}
