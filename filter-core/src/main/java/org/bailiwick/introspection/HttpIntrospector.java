package org.bailiwick.introspection;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.bailiwick.authority.ClientAuthentication;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.Form;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.token.Issuer;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;

/** Asks over HTTP: one POST a question, with the token in its body and nowhere else (IN-1, IN-11). */
final class HttpIntrospector implements Introspector {
    /** Whoever waits for less learns nothing of the authority when it is silent. */
    static final Duration FAIR = Duration.ofMillis(500);

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Transport transport;
    private final EndpointSource endpoints;
    private final ClientAuthentication client;
    private final AnswerReader reader;
    private final LongSupplier ticker;

    /** @param ticker nanoseconds */
    HttpIntrospector(
            Transport transport,
            EndpointSource endpoints,
            ClientAuthentication client,
            AnswerReader reader,
            LongSupplier ticker) {
        this.transport = transport;
        this.endpoints = endpoints;
        this.client = client;
        this.reader = reader;
        this.ticker = ticker;
    }

    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        long begun = ticker.getAsLong();
        return endpoints
                .find()
                .thenCompose(endpoint -> endpoint.fold(
                        at -> question.after(Duration.ofNanos(ticker.getAsLong() - begun))
                                .map(left -> askAt(at.uri(), left))
                                .orElseGet(() -> failed(Failure.OUT_OF_TIME, "no time is left to ask")),
                        missing -> failed(missing.failure(), missing.detail())));
    }

    private CompletionStage<IntrospectionAnswer> askAt(URI endpoint, IntrospectionQuestion question) {
        return transport
                .send(request(endpoint, question))
                .thenCompose(answer -> answer.fold(
                        answered -> read(endpoint, answered, question),
                        failed -> failed(failureOf(failed, question), failed.detail())));
    }

    private Question request(URI endpoint, IntrospectionQuestion question) {
        ClientAuthentication.Proof proof = client.prove();
        Map<String, String> headers = new LinkedHashMap<>(proof.headers());
        headers.put("Accept", reader.mediaType());
        headers.put("Content-Type", Form.MEDIA_TYPE);
        Map<String, String> parameters = parameters(question);
        parameters.putAll(proof.parameters());
        return new Question("POST", endpoint, headers, Form.body(parameters), question.budget());
    }

    private static Map<String, String> parameters(IntrospectionQuestion question) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("token", question.token());
        parameters.put("token_type_hint", "access_token");
        question.tokenIssuer().ifPresent(issuer -> parameters.put("token_issuer", issuer.value()));
        question.resource().ifPresent(resource -> parameters.put("resource", resource));
        if (!question.path().isEmpty()) {
            parameters.put(
                    "federation_path",
                    question.path().stream().map(Issuer::value).collect(Collectors.joining(" ")));
        }
        question.budget().ifPresent(time -> parameters.put("federation_budget", Long.toString(time.toMillis())));
        return parameters;
    }

    private CompletionStage<IntrospectionAnswer> read(URI endpoint, Answered answered, IntrospectionQuestion question) {
        if (answered.status() == NOT_FOUND || answered.status() == GONE) {
            endpoints.doubt(endpoint);
        }
        return reader.read(answered, question.mayGoBeyond());
    }

    private static Failure failureOf(Answer.Failed failed, IntrospectionQuestion question) {
        boolean isHasty =
                question.budget().filter(time -> time.compareTo(FAIR) < 0).isPresent();
        return isHasty && failed.why() == Answer.Why.TIMED_OUT ? Failure.OUT_OF_TIME : Failure.of(failed.why());
    }

    private static CompletionStage<IntrospectionAnswer> failed(Failure failure, String detail) {
        return CompletableFuture.completedStage(new Failed(failure, detail));
    }
}
