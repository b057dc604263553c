package org.bailiwick.exchange;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.ClientAuthentication;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.Form;
import org.bailiwick.exchange.TokenAnswer.Failed;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;

/** Asks over HTTP: one POST a question, with everything in its body and nothing in the URL (RD-1, RFC 6749 section 3.2). */
final class HttpTokenEndpoint implements TokenEndpoint {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Transport transport;
    private final EndpointSource endpoints;
    private final ClientAuthentication client;
    private final TokenAnswerReader reader;
    private final Clock clock;

    HttpTokenEndpoint(
            Transport transport,
            EndpointSource endpoints,
            ClientAuthentication client,
            TokenAnswerReader reader,
            Clock clock) {
        this.transport = transport;
        this.endpoints = endpoints;
        this.client = client;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public CompletionStage<TokenAnswer> ask(TokenQuestion question) {
        return endpoints
                .find()
                .thenCompose(endpoint -> endpoint.fold(
                        at -> askAt(at.uri(), question), missing -> failed(missing.failure(), missing.detail())));
    }

    /** A lifetime counts from before the question was sent: never longer than the authority means it. */
    private CompletionStage<TokenAnswer> askAt(URI endpoint, TokenQuestion question) {
        Instant askedAt = clock.instant();
        return transport
                .send(request(endpoint, question))
                .thenCompose(answer -> answer.fold(
                        answered -> CompletableFuture.completedStage(read(endpoint, answered, askedAt)),
                        failed -> failed(Failure.of(failed.why()), failed.detail())));
    }

    private Question request(URI endpoint, TokenQuestion question) {
        ClientAuthentication.Proof proof = client.prove();
        Map<String, String> headers = new LinkedHashMap<>(proof.headers());
        headers.put("Accept", TokenAnswerReader.MEDIA_TYPE);
        headers.put("Content-Type", Form.MEDIA_TYPE);
        List<Map.Entry<String, String>> parameters = new ArrayList<>(question.parameters());
        parameters.addAll(proof.parameters().entrySet());
        return new Question("POST", endpoint, headers, Form.body(parameters));
    }

    private TokenAnswer read(URI endpoint, Answered answered, Instant askedAt) {
        if (answered.status() == NOT_FOUND || answered.status() == GONE) {
            endpoints.doubt(endpoint);
        }
        return reader.read(answered, askedAt);
    }

    private static CompletionStage<TokenAnswer> failed(Failure failure, String detail) {
        return CompletableFuture.completedStage(new Failed(failure, detail));
    }
}
