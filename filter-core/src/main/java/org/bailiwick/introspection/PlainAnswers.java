package org.bailiwick.introspection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;
import org.bailiwick.introspection.IntrospectionAnswer.Failed;
import org.bailiwick.jose.Reading;
import org.bailiwick.json.JsonReader;
import org.bailiwick.token.Claims;

/** Answers in JSON, of which TLS says who gave them (RFC 7662 section 2.2). */
final class PlainAnswers implements AnswerForm {
    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public CompletionStage<Reading<Claims, Failed>> read(byte[] body) {
        return CompletableFuture.completedStage(JsonReader.object(body)
                .map(Claims::of)
                .<Reading<Claims, Failed>>map(Reading.Read::new)
                .orElseGet(() -> new Reading.Refused<>(
                        new Failed(Failure.UNBELIEVABLE, "body: something else (expected: one JSON object)"))));
    }
}
