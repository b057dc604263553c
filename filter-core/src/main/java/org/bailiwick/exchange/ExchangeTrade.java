package org.bailiwick.exchange;

import java.util.concurrent.CompletionStage;
import org.bailiwick.config.ActorSettings;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.config.NextHopSettings.Way.Exchange;
import org.bailiwick.token.Scopes;

/** Token exchange (RFC 8693): the caller's token for one that is for the target, in one step. */
final class ExchangeTrade implements Trade {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";

    private final Target target;
    private final Exchange way;
    private final Asked asked;

    /** @param endpoint adds the actor's token, where there is an actor */
    ExchangeTrade(Target target, Exchange way, TokenEndpoint endpoint, Appraiser appraiser) {
        this.target = target;
        this.way = way;
        this.asked = new Asked(
                endpoint,
                Declined.exchange(way.authority().issuer()),
                new BearerAppraiser(appraiser, Announced.EXCHANGED));
    }

    @Override
    public CompletionStage<Traded> get(Caller caller, Scopes scopes) {
        TokenQuestion question = question(caller, TokenTypes.ACCESS_TOKEN).with(scopes);
        if (way.sendResource()) {
            question = question.with("resource", target.resource());
        }
        for (String name : target.audience()) {
            question = question.with("audience", name);
        }
        Expectation expected = new Expectation(
                caller,
                scopes,
                target.names(),
                way.authority().issuer().value(),
                way.actor().map(ActorSettings::name),
                way.authority().client().id(),
                way.bounds());
        return asked.trade(question, expected);
    }

    /** The part that every exchange of a caller's token has (TE-5). */
    static TokenQuestion question(Caller caller, String requestedType) {
        return TokenQuestion.ofGrant(GRANT)
                .with("subject_token", caller.presented())
                .with("subject_token_type", TokenTypes.ACCESS_TOKEN)
                .with("requested_token_type", requestedType);
    }
}
