package org.bailiwick.benchmarks.federation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.bailiwick.federation.FederationEndpoint;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.bailiwick.transport.Answer;
import org.bailiwick.transport.Question;

/** Hands questions from the network to a federation endpoint, as an adapter does. */
record ReceivedQuestions(FederationEndpoint endpoint) implements Endpoint {
    @Override
    public CompletionStage<Answer.Answered> answer(Question question) {
        return endpoint.answer(new Received(question), question.body()).thenApply(ReceivedQuestions::sent);
    }

    private static Answer.Answered sent(HttpAnswer answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new Answer.Answered(answer.status(), headers, answer.body());
    }

    /** A question as it arrives. */
    private record Received(Question question) implements InboundRequest {
        @Override
        public String method() {
            return question.method();
        }

        @Override
        public String rawPath() {
            return question.uri().getRawPath();
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return question.headers().entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Override
        public Sender sender() {
            return Sender.UNKNOWN;
        }
    }
}
