package org.bailiwick.exchange;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.ActorSettings;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.config.NextHopSettings.Way.Chain;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.token.Scopes;

/**
 * Identity chaining (draft-ietf-oauth-identity-chaining): the caller's authority exchanges the caller's token for a grant, a JWT
 * for the target's authority alone, and that one takes the grant for a token. The caller's token never goes there (IC-11).
 */
final class ChainTrade implements Trade {
    static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Target target;
    private final Chain way;
    private final TokenEndpoint first;
    private final Declined declinedByFirst;
    private final ChainingGrant grants;
    private final Asked second;

    /** @param first adds the actor's token, where there is an actor */
    ChainTrade(Target target, Chain way, TokenEndpoint first, TokenEndpoint second, Appraiser appraiser) {
        this.target = target;
        this.way = way;
        this.first = first;
        this.declinedByFirst = Declined.exchange(way.first().issuer());
        this.grants = ChainingGrant.of(way);
        this.second = new Asked(
                second, Declined.assertion(way.second().issuer()), new BearerAppraiser(appraiser, Announced.BEARER));
    }

    /** The first leg (IC-3). The target's authority is its audience, and the target itself is nothing to the caller's. */
    @Override
    public CompletionStage<Traded> get(Caller caller, Scopes scopes) {
        TokenQuestion question = ExchangeTrade.question(caller, TokenTypes.JWT)
                .with("audience", way.second().issuer().value())
                .with(scopes);
        return first.ask(question)
                .thenCompose(answer -> answer.fold(
                        issued -> goOn(issued, caller, scopes),
                        refused -> CompletableFuture.completedStage(declinedByFirst.refused(refused, scopes)),
                        failed -> CompletableFuture.completedStage(declinedByFirst.failed(failed))));
    }

    private CompletionStage<Traded> goOn(Issued grant, Caller caller, Scopes scopes) {
        Optional<Traded> wrong = Announced.GRANT
                .flawOf(grant, caller)
                .map(flaw -> Traded.discarded(flaw, NewToken.Basis.RESPONSE))
                .or(() ->
                        grants.flawOf(grant.token(), caller).map(flaw -> Traded.discarded(flaw, NewToken.Basis.READ)));
        return wrong.<CompletionStage<Traded>>map(CompletableFuture::completedStage)
                .orElseGet(() -> redeem(grant.token(), caller, scopes));
    }

    /** The second leg (IC-5). */
    private CompletionStage<Traded> redeem(String grant, Caller caller, Scopes scopes) {
        TokenQuestion question = TokenQuestion.ofGrant(GRANT)
                .with("assertion", grant)
                .with(scopes)
                .with("resource", target.resource());
        Expectation expected = new Expectation(
                caller,
                scopes,
                target.names(),
                way.second().issuer().value(),
                way.actor().map(ActorSettings::name),
                way.second().client().id(),
                way.bounds());
        return second.trade(question, expected);
    }
}
