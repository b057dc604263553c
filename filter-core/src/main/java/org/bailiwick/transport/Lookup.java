package org.bailiwick.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Looks up the addresses of a host. The system's own look-up blocks and knows no deadline, so that each host has one in
 * flight at most, on a thread of its own: a name server that hangs costs one thread per host and delays no other host.
 */
final class Lookup {
    private final Names names;
    private final Executor workers;
    private final Map<String, CompletableFuture<List<InetAddress>>> inFlight = new ConcurrentHashMap<>();

    Lookup(Names names, Executor workers) {
        this.names = names;
        this.workers = workers;
    }

    /** The addresses, in the order of preference; completes exceptionally when there are none. */
    CompletableFuture<List<InetAddress>> addressesOf(String host) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> running = inFlight.putIfAbsent(host, mine);
        if (running != null) {
            return running.copy();
        }
        CompletableFuture<List<InetAddress>> result = mine.copy();
        try {
            workers.execute(() -> resolve(host, mine));
        } catch (RuntimeException closed) {
            inFlight.remove(host);
            mine.completeExceptionally(closed);
        }
        return result;
    }

    private void resolve(String host, CompletableFuture<List<InetAddress>> result) {
        try {
            List<InetAddress> addresses = List.of(names.addressesOf(host));
            inFlight.remove(host);
            result.complete(addresses);
        } catch (UnknownHostException | RuntimeException | Error failure) {
            inFlight.remove(host);
            result.completeExceptionally(failure);
        }
    }

    /** Knows the addresses of names. */
    @FunctionalInterface
    interface Names {
        /** The operating system's and the JDK's. */
        Names OF_THE_SYSTEM = InetAddress::getAllByName;

        /** Never empty. May block. */
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }
}
