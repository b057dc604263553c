package org.bailiwick.testkit.conformance;

import com.google.errorprone.annotations.Immutable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.conformance.Asking.Asked;

/** Ways in which an authority can fail to say what it is asked about a token, and what may be answered then. */
enum Outage {
    FAILS(Sickness.Answer.COULD_NOT_ASK, ill -> Fault.status(500)),
    IS_OVERLOADED(Sickness.Answer.COULD_NOT_ASK, ill -> Fault.status(503)),
    ASKS_FOR_LESS(Sickness.Answer.COULD_NOT_ASK, ill -> Fault.status(429)),
    HANGS(Sickness.Answer.COULD_NOT_ASK, ill -> Fault.hanging()),
    DISCONNECTS(Sickness.Answer.COULD_NOT_ASK, ill -> Fault.disconnect()),
    TRUNCATES(Sickness.Answer.EITHER, ill -> Fault.truncated()),
    IS_MISSING(Sickness.Answer.NOT_BELIEVED, ill -> Fault.status(404)),
    SAYS_NOTHING(Sickness.Answer.NOT_BELIEVED, ill -> Fault.status(204)),
    MOVES(Sickness.Answer.NOT_BELIEVED, ill -> Fault.redirect(ill.uri(Endpoint.STRANGERS_KEYS))),
    ANSWERS_IN_HTML(Sickness.Answer.NOT_BELIEVED, ill -> Fault.notJson()),
    ANSWERS_AS_HTML(Sickness.Answer.NOT_BELIEVED, ill -> Fault.contentType("text/html")),
    ANSWERS_TWICE(Sickness.Answer.NOT_BELIEVED, ill -> Fault.duplicateMembers()),
    ANSWERS_WITH_A_LIST(Sickness.Answer.NOT_BELIEVED, ill -> Fault.body("[true]")),
    ANSWERS_WITHOUT_END(Sickness.Answer.EITHER, ill -> Fault.giant());

    private final Sickness.Answer answer;
    private final Onset onset;

    Outage(Sickness.Answer answer, Onset onset) {
        this.answer = answer;
        this.onset = onset;
    }

    /** The statuses that are right. */
    Integer[] statuses() {
        return answer.statuses();
    }

    private String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What befalls an authority. */
    @Immutable
    private interface Onset extends Function<EmbeddedAuthority, Fault> {}

    /** An issuer for each outage, all known to one adapter. */
    static final class Ward {
        private final Map<Outage, EmbeddedAuthority> authorities = new EnumMap<>(Outage.class);

        Ward(EmbeddedAuthority host) {
            for (Outage outage : values()) {
                EmbeddedAuthority authority = Asking.know(host.tenant("/" + outage.title(), Algorithm.ES256));
                authority.fault(Endpoint.INTROSPECTION, outage.onset.apply(authority));
                authorities.put(outage, authority);
            }
        }

        EmbeddedAuthority authority(Outage outage) {
            return Objects.requireNonNull(authorities.get(outage));
        }

        static String path(Outage outage) {
            return "/d/" + outage.title();
        }

        String yaml() {
            return Asking.each(
                    authorities.entrySet().stream()
                            .map(each -> new Asked(each.getKey().title(), each.getValue(), ""))
                            .toList(),
                    "");
        }
    }
}
