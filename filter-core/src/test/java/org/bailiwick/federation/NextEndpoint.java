package org.bailiwick.federation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bailiwick.event.Reason;
import org.bailiwick.introspection.IntrospectionAnswer;
import org.bailiwick.introspection.IntrospectionQuestion;
import org.bailiwick.introspection.Introspector;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Issuer;

/** Asks another endpoint in memory, by the form that would go over the wire. */
record NextEndpoint(Supplier<FederationEndpoint> endpoint, String clientId) implements Introspector {
    @Override
    public CompletionStage<IntrospectionAnswer> ask(IntrospectionQuestion question) {
        Ask ask = Ask.about(question.token()).basic(clientId, "secret of " + clientId);
        if (question.tokenIssuer().isPresent()) {
            ask = ask.with("token_issuer", question.tokenIssuer().get().value());
        }
        if (question.resource().isPresent()) {
            ask = ask.with("resource", question.resource().get());
        }
        if (question.budget().isPresent()) {
            ask = ask.with(
                    "federation_budget", Long.toString(question.budget().get().toMillis()));
        }
        ask = ask.with(
                "federation_path", question.path().stream().map(Issuer::value).collect(Collectors.joining(" ")));
        return endpoint.get().answer(ask, ask.body()).thenApply(NextEndpoint::read);
    }

    private static IntrospectionAnswer read(HttpAnswer answer) {
        Map<String, Object> members = TestEndpoint.members(answer);
        if (answer.status() != 200) {
            return new IntrospectionAnswer.Failed(
                    answer.status() >= 500 ? Reason.AUTHORITY_UNREACHABLE : Reason.AUTHORITY_ANSWER_INVALID);
        }
        return members.get("active").equals(true)
                ? new IntrospectionAnswer.Active(Claims.of(members), Optional.empty())
                : new IntrospectionAnswer.Inactive(Optional.empty());
    }
}
