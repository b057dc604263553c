package org.bailiwick.transport;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.io.CloseMode;

/**
 * Calls authorities over HTTP/1.1 with Apache HttpClient.
 *
 * <p>Three kinds of threads, all daemons: those of the client, which only move octets; <i>workers</i>, which look up names and
 * complete answers, so that whatever a caller hangs onto an answer cannot hold up the octets of others; and one for deadlines.
 */
final class ApacheTransport implements Transport, AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final TransportSettings settings;
    private final AddressPolicy policy;
    private final CloseableHttpAsyncClient client;
    private final DaemonThreads threads = new DaemonThreads();
    private final ExecutorService workers = Executors.newCachedThreadPool(threads.of("worker"));
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, threads.of("deadline"));
    private final Lookup lookup;
    /** The client does not always tell those who wait for a connection that it was closed. */
    private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();

    ApacheTransport(TransportSettings settings, AddressPolicy policy, Lookup.Names names, SSLContext trust) {
        this.settings = settings;
        this.policy = policy;
        this.client = ApacheClients.within(settings, trust, threads.of("io"));
        this.lookup = new Lookup(names, workers);
        deadlines.setRemoveOnCancelPolicy(true);
        client.start();
    }

    @Override
    public CompletionStage<Answer> send(Question question) {
        Call call = new Call(question, settings, policy, client, workers);
        inFlight.add(call);
        return call.begin(lookup, deadlines).whenComplete((answer, failure) -> inFlight.remove(call));
    }

    /** Returns when the threads have ended, so that an application that is taken out leaves none behind. */
    @Override
    public void close() {
        deadlines.shutdownNow(); // from here on no call begins
        inFlight.forEach(Call::breakOff);
        client.close(CloseMode.IMMEDIATE);
        workers.shutdown();
        try {
            threads.awaitEnd(MOMENT);
        } catch (InterruptedException stopWaiting) {
            Thread.currentThread().interrupt();
        }
    }
}
