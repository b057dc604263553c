package org.bailiwick.federation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;

/** A stub in place of a domain's Federated Introspection Endpoint, for adapters to be built against. */
public final class FederationEndpoint {
    /** The longest body in octets. */
    public static final int MAX_BODY = 64 * 1024;

    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json", "Cache-Control", "no-store");

    private final String path;
    private final BiFunction<InboundRequest, byte[], CompletionStage<HttpAnswer>> answering;

    /** An endpoint at a path, that answers so. */
    public FederationEndpoint(String path, BiFunction<InboundRequest, byte[], CompletionStage<HttpAnswer>> answering) {
        this.path = path;
        this.answering = answering;
    }

    /** One that knows the client {@code rs2}, and calls every token active but those that begin with {@code slow} late. */
    public static FederationEndpoint stub(String path) {
        return new FederationEndpoint(path, FederationEndpoint::stubbed);
    }

    private static CompletionStage<HttpAnswer> stubbed(InboundRequest request, byte[] body) {
        if (body.length > MAX_BODY && request.method().equals("POST")) {
            return CompletableFuture.completedFuture(json(413, "{\"error\":\"invalid_request\"}"));
        }
        if (request.method().equals("GET")) {
            return CompletableFuture.completedFuture(
                    knows(request, "ops") ? json(200, "{\"issuer\":\"stub\"}") : refused());
        }
        if (!request.method().equals("POST")) {
            return CompletableFuture.completedFuture(new HttpAnswer(405, Map.of("Allow", "GET, POST"), new byte[0]));
        }
        if (!knows(request, "rs2")) {
            return CompletableFuture.completedFuture(refused());
        }
        String form = new String(body, StandardCharsets.UTF_8);
        if (!form.startsWith("token=")) {
            return CompletableFuture.completedFuture(json(400, "{\"error\":\"invalid_request\"}"));
        }
        HttpAnswer active = json(200, "{\"active\":true,\"length\":" + body.length + "}");
        return form.startsWith("token=slow")
                ? CompletableFuture.supplyAsync(
                        () -> active, CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS))
                : CompletableFuture.completedFuture(active);
    }

    private static boolean knows(InboundRequest request, String client) {
        String login = client + ":" + client + "-secret";
        return request.headers("Authorization")
                .equals(List.of("Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))));
    }

    private static HttpAnswer refused() {
        return new HttpAnswer(
                401,
                Map.of("Content-Type", "application/json", "WWW-Authenticate", "Basic realm=\"stub\""),
                "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static HttpAnswer json(int status, String text) {
        return new HttpAnswer(status, JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the request is for this endpoint. */
    public boolean isFor(InboundRequest request) {
        return path.equals(request.rawPath()) || path.equals(request.mountPath() + request.rawPath());
    }

    /** The answer to a request, late or at once. */
    public CompletionStage<HttpAnswer> answer(InboundRequest request, byte[] body) {
        return answering.apply(request, body);
    }

    /** The relationships of the domain. */
    public Map<String, Object> description() {
        return Map.of("issuer", "stub");
    }
}
