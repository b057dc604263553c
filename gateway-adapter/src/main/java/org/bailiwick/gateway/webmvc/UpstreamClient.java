package org.bailiwick.gateway.webmvc;

import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;

/**
 * Makes a gateway's client of Apache's HTTP client, which is made for one user: it would keep the cookies of one caller and send
 * them with the request of another, unpack bodies, ask again after a refusal, name itself, and let five requests at a time
 * through to a service.
 */
final class UpstreamClient
        implements ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> {
    /** As many as requests that the server takes; its own limit is the one that counts. */
    private static final int CONNECTIONS = 10_000;

    @Override
    public HttpComponentsClientHttpRequestFactoryBuilder customize(
            HttpComponentsClientHttpRequestFactoryBuilder builder) {
        return builder.withHttpClientCustomizer(client -> client.disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .disableAutomaticRetries()
                        .disableDefaultUserAgent())
                .withConnectionManagerCustomizer(connections ->
                        connections.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS));
    }
}
