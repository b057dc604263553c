package org.bailiwick.exchange;

import java.util.concurrent.CompletionStage;

/** Remarks on authorities that send a refresh token, which nobody keeps (RD-5, IC-7). */
final class RemarkingTokenEndpoint implements TokenEndpoint {
    private final TokenEndpoint endpoint;
    private final Runnable remark;

    /** @param remark told of each */
    RemarkingTokenEndpoint(TokenEndpoint endpoint, Runnable remark) {
        this.endpoint = endpoint;
        this.remark = remark;
    }

    @Override
    public CompletionStage<TokenAnswer> ask(TokenQuestion question) {
        return endpoint.ask(question).thenApply(answer -> {
            if (answer.fold(TokenAnswer.Issued::refreshToken, refused -> false, failed -> false)) {
                remark.run();
            }
            return answer;
        });
    }
}
