package org.bailiwick.asid;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.asid.VerifyAnswer.Failed;
import org.bailiwick.authority.ClientAuthentication;
import org.bailiwick.authority.EndpointSource;
import org.bailiwick.authority.Failure;
import org.bailiwick.authority.Way;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;

/** Asks over HTTP: one POST of JSON a question, with the session in its body and nowhere else. */
final class HttpSessionAuthority implements Way<VerifyQuestion, VerifyAnswer> {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Transport transport;
    private final EndpointSource endpoints;
    private final ClientAuthentication credentials;
    private final VerifyAnswerReader reader;
    private final ExternalUrl url;

    HttpSessionAuthority(
            Transport transport,
            EndpointSource endpoints,
            ClientAuthentication credentials,
            VerifyAnswerReader reader,
            ExternalUrl url) {
        this.transport = transport;
        this.endpoints = endpoints;
        this.credentials = credentials;
        this.reader = reader;
        this.url = url;
    }

    @Override
    public CompletionStage<VerifyAnswer> ask(VerifyQuestion question) {
        return endpoints
                .find()
                .thenCompose(endpoint -> endpoint.fold(
                        at -> askAt(at.uri(), question), missing -> failed(missing.failure(), missing.detail())));
    }

    private CompletionStage<VerifyAnswer> askAt(URI endpoint, VerifyQuestion question) {
        return transport
                .send(request(endpoint, question))
                .thenCompose(answer -> answer.fold(
                        answered -> CompletableFuture.completedStage(read(endpoint, answered)),
                        failed -> failed(Failure.of(failed.why()), failed.detail())));
    }

    private Question request(URI endpoint, VerifyQuestion question) {
        ClientAuthentication.Proof proof = credentials.prove();
        Map<String, String> headers = new LinkedHashMap<>(proof.headers());
        headers.put("Accept", VerifyAnswerReader.MEDIA_TYPE);
        headers.put("Content-Type", VerifyAnswerReader.MEDIA_TYPE);
        return new Question("POST", endpoint, headers, question.body(url, ourselves(proof)));
    }

    /** What is not in the header is said in this protocol's own words. */
    private static Map<String, String> ourselves(ClientAuthentication.Proof proof) {
        Map<String, String> members = new LinkedHashMap<>();
        Optional.ofNullable(proof.parameters().get("client_id")).ifPresent(id -> members.put("r_id", id));
        Optional.ofNullable(proof.parameters().get("client_assertion"))
                .ifPresent(assertion -> members.put("r_assertion", assertion));
        return members;
    }

    private VerifyAnswer read(URI endpoint, Answered answered) {
        if (answered.status() == NOT_FOUND || answered.status() == GONE) {
            endpoints.doubt(endpoint);
        }
        return reader.read(answered);
    }

    private static CompletionStage<VerifyAnswer> failed(Failure failure, String detail) {
        return CompletableFuture.completedStage(new Failed(failure, detail));
    }
}
