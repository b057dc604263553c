package org.bailiwick.servlet.dropin;

import java.net.URI;

/** The containers that the drop-in is tested in. */
enum Container {
    TOMCAT {
        @Override
        Deployment deploy(WebDirectory application, String contextPath) throws Exception {
            return new TomcatDeployment(application, contextPath);
        }
    },
    JETTY {
        @Override
        Deployment deploy(WebDirectory application, String contextPath) throws Exception {
            return new JettyDeployment(application, contextPath);
        }
    };

    /** Starts a container on 127.0.0.1 and a free port, with the application in it, whether that starts or not. */
    abstract Deployment deploy(WebDirectory application, String contextPath) throws Exception;

    final Deployment deploy(WebDirectory application) throws Exception {
        return deploy(application, "");
    }

    /** A container with an application. */
    interface Deployment extends AutoCloseable {
        /** Scheme, host and port. */
        URI baseUri();

        /** Whether the application has started. */
        boolean isAvailable();

        /** Takes the application down; the container goes on. */
        void undeploy() throws Exception;

        /** Puts the application up again. */
        void redeploy() throws Exception;

        @Override
        void close();
    }
}
