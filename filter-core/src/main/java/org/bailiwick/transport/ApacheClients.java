package org.bailiwick.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedSelectorException;
import java.util.ConcurrentModificationException;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the HTTP client, with everything left out that acts on its own. */
final class ApacheClients {
    private static final Logger LOG = LoggerFactory.getLogger(ApacheClients.class);

    private static final int IO_THREADS = 2;
    private static final int HEADER_LINE = 8 * 1024;
    private static final int HEADER_COUNT = 100;
    /** Servers close idle connections after some time, and a call on one that is closing would fail. */
    private static final Timeout IDLE = Timeout.ofSeconds(20);
    /** Not longer, so that a change of address is followed. */
    private static final TimeValue LIFE = TimeValue.ofMinutes(1);

    private ApacheClients() {}

    static CloseableHttpAsyncClient within(TransportSettings settings, SSLContext trust, ThreadFactory threads) {
        Timeout call = Timeout.of(settings.call());
        return HttpAsyncClientBuilder.create()
                .setConnectionManager(connections(settings, trust))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(call)
                        .setResponseTimeout(call)
                        .setAuthenticationEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .setRedirectsEnabled(false)
                        .build())
                .setIOReactorConfig(
                        IOReactorConfig.custom().setIoThreadCount(IO_THREADS).build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(HEADER_LINE)
                        .setMaxHeaderCount(HEADER_COUNT)
                        .build())
                .setIoReactorExceptionCallback(ApacheClients::report)
                .setThreadFactory(threads)
                .setUserAgent("Bailiwick")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
    }

    private static void report(Exception met) {
        // Closing at once takes the selector, or its keys, from under the thread that waits at it, which is as it
        // should be.
        if (!(met instanceof ClosedSelectorException || met instanceof ConcurrentModificationException)) {
            LOG.error("A thread of the HTTP client has ended", met);
        }
    }

    private static PoolingAsyncClientConnectionManager connections(TransportSettings settings, SSLContext trust) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                // Bounded per authority and not in total: what one authority holds, no other lacks.
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(settings.callsInFlight())
                .setDnsResolver(new NoLookup())
                .setTlsStrategy(ClientTlsStrategyBuilder.create()
                        .setSslContext(trust)
                        .setTlsVersions(TLS.V_1_3, TLS.V_1_2)
                        .buildAsync())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(settings.call()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connect()))
                        .setSocketTimeout(Timeout.of(settings.call()))
                        .setIdleTimeout(IDLE)
                        .setTimeToLive(LIFE)
                        .build())
                .build();
    }

    /** Every connection is made to an address that was judged before; were one to be looked up here, nobody would. */
    private static final class NoLookup implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host + ": no judged address");
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException(host + ": no judged address");
        }
    }
}
