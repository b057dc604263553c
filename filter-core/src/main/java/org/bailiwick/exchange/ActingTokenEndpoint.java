package org.bailiwick.exchange;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Failure;

/**
 * Adds who acts for the caller to each exchange (TE-5). By {@code invalid_request} the authority may mean either token: one of
 * ours that was remembered is got anew, and the caller's is refused only beside a fresh one.
 */
final class ActingTokenEndpoint implements TokenEndpoint {
    private final TokenEndpoint endpoint;
    private final ActorTokens actors;

    ActingTokenEndpoint(TokenEndpoint endpoint, ActorTokens actors) {
        this.endpoint = endpoint;
        this.actors = actors;
    }

    @Override
    public CompletionStage<TokenAnswer> ask(TokenQuestion question) {
        return ask(question, true);
    }

    private CompletionStage<TokenAnswer> ask(TokenQuestion question, boolean mayAskAgain) {
        return actors.get()
                .thenCompose(actor -> actor.fold(
                        token -> ask(question, token, mayAskAgain), CompletableFuture::<TokenAnswer>completedStage));
    }

    private CompletionStage<TokenAnswer> ask(TokenQuestion question, ActorToken actor, boolean mayAskAgain) {
        return endpoint.ask(question.with("actor_token", actor.token()).with("actor_token_type", actor.type()))
                .thenCompose(answer -> {
                    boolean isRefused = isActorRefused(answer);
                    boolean isCallerRefused = answer.fold(issued -> false, refused -> isRefused, failed -> false);
                    if (isRefused) {
                        actors.forget(actor);
                    }
                    return isCallerRefused && actor.remembered() && mayAskAgain
                            ? ask(question, false)
                            : CompletableFuture.completedStage(answer);
                });
    }

    private static boolean isActorRefused(TokenAnswer answer) {
        return answer.fold(
                issued -> false,
                refused -> refused.error() == TokenError.INVALID_REQUEST,
                failed -> failed.failure() == Failure.CREDENTIALS_REFUSED);
    }
}
