package org.bailiwick.login;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.login.TicketAnswer.Failed;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;

/** Asks over HTTP (protocols.md, section 5.2): one POST of JSON a ticket, with everything that is secret in its body and fields. */
final class HttpTicketDesk {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Transport transport;
    private final TicketEndpoints endpoints;
    private final ConsumerCredential credential;

    HttpTicketDesk(Transport transport, TicketEndpoints endpoints, ConsumerCredential credential) {
        this.transport = transport;
        this.endpoints = endpoints;
        this.credential = credential;
    }

    /** Asks. The stage never completes exceptionally but by a bug: what goes wrong is an answer too. */
    <T> CompletionStage<TicketAnswer<T>> ask(TicketQuestion<T> question) {
        byte[] body = body(question);
        if (body.length > TicketAnswerReader.LARGEST) { // more grants and scopes are configured than one can ask for
            return CompletableFuture.completedStage(new Failed<>(
                    Failure.DEFECT,
                    "ticket: " + body.length + " bytes (expected: at most " + TicketAnswerReader.LARGEST + ")",
                    true,
                    true));
        }
        EndpointSource source = endpoints.of(question.step());
        return source.find()
                .thenCompose(endpoint -> endpoint.fold(
                        at -> askAt(source, at.uri(), body, question.meaning()),
                        missing -> CompletableFuture.completedStage(
                                new Failed<>(missing.failure(), missing.detail(), true, false))));
    }

    private byte[] body(TicketQuestion<?> question) {
        Map<String, Object> members = new LinkedHashMap<>(question.members());
        members.putAll(credential.members());
        return JsonWriter.bytes(members);
    }

    private <T> CompletionStage<TicketAnswer<T>> askAt(
            EndpointSource source, URI endpoint, byte[] body, TicketMeaning<T> meaning) {
        Map<String, String> headers = new LinkedHashMap<>(credential.headers());
        headers.put("Accept", TicketAnswerReader.MEDIA_TYPE);
        headers.put("Content-Type", TicketAnswerReader.MEDIA_TYPE);
        return transport
                .send(new Question("POST", endpoint, headers, body))
                .thenApply(answer ->
                        answer.fold(answered -> read(source, endpoint, answered, meaning), HttpTicketDesk::failed));
    }

    private static <T> TicketAnswer<T> read(
            EndpointSource source, URI endpoint, Answered answered, TicketMeaning<T> meaning) {
        if (answered.status() == NOT_FOUND || answered.status() == GONE) {
            source.doubt(endpoint);
        }
        return TicketAnswerReader.read(answered, meaning);
    }

    private static <T> TicketAnswer<T> failed(Answer.Failed failed) {
        return new Failed<>(Failure.of(failed.why()), failed.detail(), failed.unsent(), false);
    }
}
