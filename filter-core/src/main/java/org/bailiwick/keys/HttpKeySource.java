package org.bailiwick.keys;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Question;
import org.bailiwick.transport.Transport;

/** Fetches the JWK Set at a URL. */
final class HttpKeySource implements KeySource {
    private static final String JWK_SET = "application/jwk-set+json";
    private static final String JSON = "application/json";
    private static final int OK = 200;

    private final Transport transport;
    private final URI jwksUri;
    private final KeyReader reader;

    HttpKeySource(Transport transport, URI jwksUri, KeyReader reader) {
        this.transport = transport;
        this.jwksUri = jwksUri;
        this.reader = reader;
    }

    @Override
    public CompletionStage<KeyFetch> fetch() {
        return transport
                .send(Question.get(jwksUri, JWK_SET + ", " + JSON))
                .thenApply(answer -> answer.fold(this::read, failed -> OriginFaults.of(jwksUri, failed)));
    }

    private KeyFetch read(Answered answered) {
        if (answered.status() != OK) {
            return OriginFaults.ofStatus(jwksUri, answered);
        }
        if (!answered.isOfType(JSON) && !answered.isOfType(JWK_SET)) {
            return OriginFaults.invalid(jwksUri, "content type: another (expected: " + JSON + " or " + JWK_SET + ")");
        }
        return reader.read(answered.body());
    }
}
