package org.bailiwick.exchange;

import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.NextHopSettings.Target;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;

/**
 * The caller's own token, passed on because the file says so: with all that it is worth, which is why the next service must be
 * one of those that its issuer meant it for.
 */
final class RelayTrade implements Trade {
    private final Set<String> names;

    RelayTrade(Target target) {
        this.names = target.names();
    }

    @Override
    public CompletionStage<Traded> get(Caller caller, Scopes scopes) {
        return CompletableFuture.completedStage(isMeantForTarget(caller) ? relayed(caller) : refused());
    }

    /** Whether the token says so; one that does not say whom it is for is for nobody. */
    private boolean isMeantForTarget(Caller caller) {
        return !Collections.disjoint(caller.token().claims().texts("aud"), names);
    }

    private static Traded relayed(Caller caller) {
        return Traded.given(HopToken.bearer(caller.presented(), caller.token().expiresAt()));
    }

    private Traded refused() {
        return Traded.refused(
                Reason.NEXT_HOP_RELAY_REFUSED,
                Scopes.NONE,
                "aud: without the next service (expected: one of " + names + ")");
    }
}
