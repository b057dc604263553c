package org.bailiwick.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.bailiwick.token.Issuer;

/**
 * One decision.
 *
 * @param at when the request was decided
 * @param outcome what was decided
 * @param reason why
 * @param rule the id of the rule that decided; {@value #NONE} when there was none, as at the callback and the logout of a login
 * @param domain the domain that vouched, or at those two the one whose login it is; {@value #NONE} when there was none
 * @param vouchers the authorities that vouched one for the other, the token's home first; none when no domain vouched
 * @param method the request's method; {@value #OTHER_METHOD} when it is not a registered one
 * @param traceId the W3C trace id of the request, or one of its own; 32 hexadecimal digits
 * @param duration how long the decision took
 */
public record AccessEvent(
        Instant at,
        Outcome outcome,
        Reason reason,
        String rule,
        String domain,
        List<Issuer> vouchers,
        String method,
        String traceId,
        Duration duration)
        implements Event {
    public AccessEvent {
        vouchers = List.copyOf(vouchers);
    }

    /** Stands where there is no rule or no domain. */
    public static final String NONE = "none";

    /** Stands for every method outside the registered ones, so that callers cannot invent labels. */
    public static final String OTHER_METHOD = "OTHER";

    @Override
    public void tell(
            Consumer<AccessEvent> access,
            Consumer<KeyEvent> keys,
            Consumer<IntrospectionEvent> introspections,
            Consumer<ExchangeEvent> exchanges,
            Consumer<LoginEvent> logins) {
        access.accept(this);
    }

    /** What became of a request. */
    public enum Outcome {
        GRANTED,
        DENIED,
        UNDECIDED,
        /** The rule only observes: the request went on although it would have been denied or left undecided. */
        OBSERVED
    }
}
