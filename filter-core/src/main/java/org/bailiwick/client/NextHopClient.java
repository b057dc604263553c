package org.bailiwick.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.request.CredentialFields;

/**
 * The JDK's HTTP client on its way to the next service: every request carries a token for that service in place of whatever
 * credential it had, and one that is answered by 401 is made once more with a new one, if its body can be sent twice.
 *
 * <pre>{@code
 * NextHop stock = AccessContext.of(request::getAttribute).flatMap(context -> context.nextHop("stock")).orElseThrow();
 * HttpResponse<String> answer = NextHopClient.of(client, stock).send(get, BodyHandlers.ofString());
 * }</pre>
 *
 * <p>Cheap to make; one for each caller, around one client for all.
 */
public final class NextHopClient {
    private final HttpClient client;
    private final NextHop hop;

    private NextHopClient(HttpClient client, NextHop hop) {
        this.client = client;
        this.hop = hop;
    }

    /**
     * The client, for this next hop.
     *
     * @throws IllegalArgumentException when the client follows redirects: it would take the token along, wherever they lead
     */
    public static NextHopClient of(HttpClient client, NextHop hop) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("followRedirects: " + client.followRedirects()
                    + " (expected: NEVER, as a redirect would take the token elsewhere)");
        }
        return new NextHopClient(client, Objects.requireNonNull(hop, "hop"));
    }

    /**
     * Makes a call and waits for its answer.
     *
     * @throws NextHopException when there is no token for the service; the call was not made
     * @throws IllegalArgumentException when the service is not there
     */
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HopCall call = HopCall.to(request.uri(), hop);
        HopToken token = HopCall.await(call.token());
        HttpResponse<T> answer = client.send(carrying(token, request), handler);
        Optional<HopToken> other = HopCall.await(other(call, answer, token, request));
        if (other.isEmpty()) {
            return answer;
        }
        letGo(answer);
        return client.send(carrying(other.get(), request), handler);
    }

    /**
     * Makes a call; the future fails with a {@link NextHopException} when there is no token for the service.
     *
     * @throws IllegalArgumentException when the service is not there
     */
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        HopCall call = HopCall.to(request.uri(), hop);
        return call.token()
                .thenCompose(token -> client.sendAsync(carrying(token, request), handler)
                        .thenCompose(answer -> other(call, answer, token, request)
                                .thenCompose(other -> other.map(again -> {
                                            letGo(answer);
                                            return client.sendAsync(carrying(again, request), handler);
                                        })
                                        .orElseGet(() -> CompletableFuture.completedFuture(answer)))))
                .toCompletableFuture();
    }

    private static CompletionStage<Optional<HopToken>> other(
            HopCall call, HttpResponse<?> answer, HopToken first, HttpRequest request) {
        return isRepeatable(request)
                ? call.tokenAfter(answer.statusCode(), first)
                : CompletableFuture.completedStage(Optional.empty());
    }

    /** A body of unknown length comes out of a stream, which may have run dry. */
    private static boolean isRepeatable(HttpRequest request) {
        return request.bodyPublisher().map(body -> body.contentLength() >= 0).orElse(true);
    }

    private static HttpRequest carrying(HopToken token, HttpRequest request) {
        return HttpRequest.newBuilder(request, (name, value) -> !CredentialFields.isAny(name))
                .setHeader(token.field(), token.value().reveal())
                .build();
    }

    /** Frees the connection of an answer that nobody will read. */
    private static void letGo(HttpResponse<?> answer) {
        if (answer.body() instanceof AutoCloseable body) {
            try {
                body.close();
            } catch (Exception nobodyReadsIt) {
                // The answer was a 401 and is given up; the next one tells how the service is.
            }
        }
    }
}
