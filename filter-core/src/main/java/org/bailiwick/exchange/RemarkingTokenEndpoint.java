package org.bailiwick.exchange;

import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Way;

/** Remarks on authorities that send a refresh token, which nobody keeps (RD-5, IC-7). */
final class RemarkingTokenEndpoint implements TokenEndpoint {
    private final Way<TokenQuestion, TokenAnswer> way;
    private final Runnable remark;

    /** @param remark told of each */
    RemarkingTokenEndpoint(Way<TokenQuestion, TokenAnswer> way, Runnable remark) {
        this.way = way;
        this.remark = remark;
    }

    @Override
    public CompletionStage<TokenAnswer> ask(TokenQuestion question) {
        return way.ask(question).thenApply(answer -> {
            if (answer.fold(TokenAnswer.Issued::refreshToken, refused -> false, failed -> false)) {
                remark.run();
            }
            return answer;
        });
    }
}
