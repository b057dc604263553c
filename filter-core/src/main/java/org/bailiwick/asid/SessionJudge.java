package org.bailiwick.asid;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Claims;
import org.bailiwick.token.Grants;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.VerifiedToken;
import org.bailiwick.verification.Verification;

/**
 * Holds what an authority says of a session against what was presented: its consumer and subject (AS-6), and the time (AS-7).
 * What was not said to be true is not (AS-8).
 */
final class SessionJudge {
    private final DomainSettings.Asid settings;

    SessionJudge(DomainSettings.Asid settings) {
        this.settings = settings;
    }

    Verification judge(SessionFacts facts, SessionName presented, Instant now) {
        if (!facts.consumer().equals(presented.consumer()) || !facts.subject().equals(presented.subject())) {
            return new Verification.Rejected(Reason.SESSION_MISMATCH);
        }
        if (!now.minus(settings.leeway()).isBefore(facts.end())) {
            return new Verification.Rejected(Reason.SESSION_EXPIRED);
        }
        return new Verification.Accepted(vouched(facts));
    }

    private VerifiedToken vouched(SessionFacts facts) {
        return VerifiedToken.vouchedBy(settings.name(), settings.issuer(), facts.subject(), facts.end())
                .client(facts.consumer())
                .grants(new Grants(facts.grants()))
                .scopes(scopes(facts, given -> given))
                .refusedScopes(scopes(facts, given -> !given))
                .claims(claims(facts))
                .build();
    }

    /** What is no scope token can be required by no rule. */
    private static Scopes scopes(SessionFacts facts, Predicate<Boolean> which) {
        List<String> names = facts.scopes().entrySet().stream()
                .filter(scope -> which.test(scope.getValue()))
                .map(Map.Entry::getKey)
                .filter(Scopes::isScopeToken)
                .sorted()
                .toList();
        return Scopes.of(names);
    }

    /** Under the names that rules know from tokens; never a key. */
    private Claims claims(SessionFacts facts) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", settings.issuer().value());
        claims.put("sub", facts.subject());
        claims.put("client_id", facts.consumer());
        claims.put("exp", facts.end().getEpochSecond());
        claims.put("c_grant", Map.<String, Object>copyOf(facts.grants()));
        claims.put("c_scope", Map.<String, Object>copyOf(facts.scopes()));
        return Claims.of(Map.copyOf(claims));
    }
}
