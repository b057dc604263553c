package org.bailiwick.benchmarks.outage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;

/**
 * Very many first uses of one token at once: every request is on its own connection and written before the authority may
 * answer the question that the first of them has caused. The token is good and lacks the scope, so that the gateway has to know
 * what the authority says and then answers by itself: as many connections again to the service behind it are more than most
 * systems let one process open.
 *
 * @param statuses how many got which answer
 * @param calls how often the authority was asked
 * @param requests how many there were
 */
record Burst(Map<Integer, Integer> statuses, int calls, int requests) {
    private static final int PATIENCE_MILLIS = 60_000;

    /** So long the gateway has to take in what was written, while the authority is silent. */
    private static final Duration INTAKE = Duration.ofSeconds(5);

    /** Makes the requests; the gateway must wait longer for its authority than they take. */
    static Burst of(int requests, URI account, String token, EmbeddedAuthority authority)
            throws IOException, InterruptedException {
        int before = authority.requests(Endpoint.INTROSPECTION);
        authority.fault(Endpoint.INTROSPECTION, Fault.hanging());
        List<Socket> open = new ArrayList<>(requests);
        try {
            byte[] request = head(account, token).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < requests; i++) {
                open.add(sent(account, request));
            }
            Thread.sleep(INTAKE.toMillis());
            authority.heal();
            Map<Integer, Integer> statuses = new TreeMap<>();
            for (Socket socket : open) {
                statuses.merge(statusOn(socket), 1, Integer::sum);
            }
            return new Burst(statuses, authority.requests(Endpoint.INTROSPECTION) - before, requests);
        } finally {
            authority.heal();
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static Socket sent(URI account, byte[] request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), account.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request);
        return socket;
    }

    private static String head(URI account, String token) {
        return "GET " + account.getPath() + " HTTP/1.1\r\nHost: " + account.getAuthority()
                + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    private static int statusOn(Socket socket) {
        try {
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? Tally.NONE : Integer.parseInt(line.split(" ", 3)[1]);
        } catch (IOException e) {
            return Tally.NONE;
        }
    }

    /** Whether all were told that the scope is missing, and one question was asked. */
    boolean isClean() {
        return calls == 1 && statuses.equals(Map.of(403, requests));
    }

    String report() {
        return String.format(
                Locale.ROOT,
                "%,d first uses of one token at once: %s, calls at the authority: %d\n",
                requests,
                statuses,
                calls);
    }
}
