package org.bailiwick.testkit.conformance;

import com.google.errorprone.annotations.Immutable;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Endpoint;
import org.bailiwick.testkit.Fault;
import org.bailiwick.testkit.conformance.Configurations.Domain;

/** Ways in which an authority can fail to hand out its keys, and what may be answered then. */
enum Sickness {
    METADATA_FAIL(Answer.COULD_NOT_ASK, ill -> inMetadata(ill, Fault.status(500))),
    METADATA_MISSING(Answer.EITHER, ill -> inMetadata(ill, Fault.status(404))),
    METADATA_NOT_JSON(Answer.NOT_BELIEVED, ill -> inMetadata(ill, Fault.notJson())),
    METADATA_OF_OTHER_TYPE(Answer.NOT_BELIEVED, ill -> inMetadata(ill, Fault.contentType("text/html"))),
    METADATA_WITH_DUPLICATES(Answer.NOT_BELIEVED, ill -> inMetadata(ill, Fault.duplicateMembers())),
    METADATA_OF_ANOTHER(Answer.NOT_BELIEVED, ill -> inMetadata(ill, Fault.wrongIssuer("https://evil.example"))),
    METADATA_WITHOUT_JWKS(
            Answer.NOT_BELIEVED, ill -> inMetadata(ill, Fault.body("{\"issuer\":\"" + ill.issuer() + "\"}"))),
    METADATA_TRUNCATED(Answer.EITHER, ill -> inMetadata(ill, Fault.truncated())),
    JWKS_FAILS(Answer.COULD_NOT_ASK, ill -> inJwks(ill, Fault.status(500))),
    JWKS_MISSING(Answer.EITHER, ill -> inJwks(ill, Fault.status(404))),
    JWKS_HANGS(Answer.COULD_NOT_ASK, ill -> inJwks(ill, Fault.hanging())),
    JWKS_DISCONNECTS(Answer.COULD_NOT_ASK, ill -> inJwks(ill, Fault.disconnect())),
    JWKS_TRUNCATED(Answer.EITHER, ill -> inJwks(ill, Fault.truncated())),
    JWKS_NOT_JSON(Answer.NOT_BELIEVED, ill -> inJwks(ill, Fault.notJson())),
    JWKS_NO_KEY_SET(Answer.NOT_BELIEVED, ill -> inJwks(ill, Fault.body("{\"keys\":\"none\"}"))),
    JWKS_WITH_DUPLICATES(Answer.NOT_BELIEVED, ill -> inJwks(ill, Fault.duplicateMembers())),
    JWKS_GIANT(Answer.EITHER, ill -> inJwks(ill, Fault.giant())),
    JWKS_ELSEWHERE(Answer.EITHER, ill -> inJwks(ill, Fault.redirect(ill.uri(Endpoint.STRANGERS_KEYS))));

    private final Answer answer;
    private final Onset onset;

    Sickness(Answer answer, Onset onset) {
        this.answer = answer;
        this.onset = onset;
    }

    /** The statuses that are right. */
    Integer[] statuses() {
        return answer.statuses();
    }

    String path() {
        return "/d/" + title();
    }

    private String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void inMetadata(EmbeddedAuthority authority, Fault fault) {
        authority.fault(Endpoint.METADATA, fault);
        authority.fault(Endpoint.OPENID_CONFIGURATION, fault);
    }

    private static void inJwks(EmbeddedAuthority authority, Fault fault) {
        authority.fault(Endpoint.JWKS, fault);
    }

    /** What an outage amounts to (protocols.md 7.3). */
    enum Answer {
        COULD_NOT_ASK,
        NOT_BELIEVED,
        /** Where it is a matter of taste which of the two it is. */
        EITHER;

        Integer[] statuses() {
            return switch (this) {
                case COULD_NOT_ASK -> new Integer[] {503};
                case NOT_BELIEVED -> new Integer[] {502};
                case EITHER -> new Integer[] {502, 503};
            };
        }
    }

    /** Makes an authority sick. */
    @Immutable
    @FunctionalInterface
    private interface Onset {
        void befall(EmbeddedAuthority authority);
    }

    /** An issuer for each sickness, all known to one adapter. */
    static final class Ward {
        private final Map<Sickness, EmbeddedAuthority> authorities = new EnumMap<>(Sickness.class);

        Ward(EmbeddedAuthority host) {
            for (Sickness sickness : values()) {
                EmbeddedAuthority authority = host.tenant("/" + sickness.title(), Algorithm.ES256);
                sickness.onset.befall(authority);
                authorities.put(sickness, authority);
            }
        }

        EmbeddedAuthority authority(Sickness sickness) {
            return Objects.requireNonNull(authorities.get(sickness));
        }

        String yaml() {
            return Configurations.each(authorities.entrySet().stream()
                    .map(each -> new Domain(each.getKey().title(), each.getValue()))
                    .toList());
        }
    }
}
