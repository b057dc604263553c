package org.bailiwick.interop;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;

/** Spring Authorization Server, on plain HTTP at 127.0.0.1 and a free port. */
final class SpringAuthority implements AutoCloseable {
    private final ServletWebServerApplicationContext context;
    private final int port;
    private @Nullable Socket holder;

    private SpringAuthority(ServletWebServerApplicationContext context) {
        this.context = context;
        this.port = context.getWebServer().getPort();
    }

    static SpringAuthority start() {
        ServletWebServerApplicationContext context =
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(AuthorityApplication.class)
                        .web(WebApplicationType.SERVLET)
                        .properties(
                                "server.address=127.0.0.1",
                                "server.port=0",
                                "spring.main.banner-mode=off",
                                "logging.level.root=warn")
                        .run();
        SpringAuthority authority = new SpringAuthority(context);
        context.getBean(InMemoryRegisteredClientRepository.class)
                .save(SpringClients.keyed(authority.issuer() + AuthorityApplication.CLIENT_KEYS));
        return authority;
    }

    /** The issuer: where the server is, because nothing else is configured. */
    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    Peer peer() throws IOException, InterruptedException {
        return Peer.of(issuer(), URI.create(issuer() + "/.well-known/oauth-authorization-server"));
    }

    /** An access token for {@link SpringLogin#USER}, by the code that follows a login. */
    String tokenOfUser(Client client, String... scopes) throws IOException, InterruptedException {
        return peer().token(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                SpringLogin.code(issuer(), client, scopes),
                                "redirect_uri",
                                SpringLogin.REDIRECT),
                        client);
    }

    /** Connections are refused from now on; the port stays reserved. */
    void stop() throws IOException {
        TomcatWebServer server = server();
        connector(server).setPort(port);
        server.stop();
        Socket reserved = new Socket();
        reserved.setReuseAddress(true);
        reserved.bind(new InetSocketAddress("127.0.0.1", port));
        holder = reserved;
    }

    /** Listens again where it did before, and knows every token still. */
    void resume() throws IOException {
        release();
        server().start();
    }

    private TomcatWebServer server() {
        return (TomcatWebServer) context.getWebServer();
    }

    private static Connector connector(TomcatWebServer server) {
        return server.getTomcat().getConnector();
    }

    private void release() throws IOException {
        if (holder != null) {
            holder.close();
            holder = null;
        }
    }

    @Override
    public void close() throws IOException {
        release();
        context.close();
    }
}
