package org.bailiwick.sample.hop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.bailiwick.client.NextHopClient;
import org.bailiwick.exchange.NextHop;

/** The orders at RS2, as far as the caller may see them. */
final class PartnerOrders {
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * Asks for them.
     *
     * @param rs2 how this caller's calls go there
     * @throws org.bailiwick.client.NextHopException when there is no token for RS2, which was not called then
     */
    List<String> at(NextHop rs2) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(rs2.uri().resolve("/orders"))
                .header("User-Agent", "RS1")
                .build();
        try {
            HttpResponse<String> answer = NextHopClient.of(client, rs2).send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("RS2 answered " + answer.statusCode() + " (expected: 200)");
            }
            return answer.body()
                    .lines()
                    .map(order -> order + ", at our partner")
                    .toList();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while RS2 was asked");
        }
    }
}
