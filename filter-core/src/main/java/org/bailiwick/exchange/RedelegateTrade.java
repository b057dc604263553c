package org.bailiwick.exchange;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.config.NextHopSettings.Way.Redelegate;
import org.bailiwick.token.Scopes;

/**
 * Redelegation (draft-richer-oauth-chain-00 section 3): the caller's token for one with fewer scopes, from the authority that has
 * issued it. Who it is for cannot be said on the wire, unless the authority is known to understand {@code resource}.
 */
final class RedelegateTrade implements Trade {
    /** With an underscore, unlike all the others of its family. */
    static final String GRANT = "urn:ietf:params:oauth:grant_type:redelegate";

    private final Target target;
    private final Redelegate way;
    private final Asked asked;

    RedelegateTrade(Target target, Redelegate way, TokenEndpoint endpoint, Appraiser appraiser) {
        this.target = target;
        this.way = way;
        this.asked = new Asked(
                endpoint,
                Declined.redelegation(way.authority().issuer()),
                new BearerAppraiser(appraiser, Announced.BEARER));
    }

    @Override
    public CompletionStage<Traded> get(Caller caller, Scopes scopes) {
        TokenQuestion question =
                TokenQuestion.ofGrant(GRANT).with("token", caller.presented()).with(scopes);
        if (way.sendResource()) {
            question = question.with("resource", target.resource());
        }
        Expectation expected = new Expectation(
                caller,
                scopes,
                target.names(),
                way.authority().issuer().value(),
                Optional.empty(),
                way.authority().client().id(),
                way.bounds());
        return asked.trade(question, expected);
    }
}
