package org.bailiwick.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.testkit.conformance.Stand.assertReached;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bailiwick.testkit.Algorithm;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.Lie;
import org.bailiwick.testkit.conformance.Asking.Asked;

/** An issuer for each lie that a domain can tell of a foreign token, all known to one adapter. */
final class Liars {
    private static final String FEDERATORS =
            "federators: {\"" + Asking.FEDERATOR + "\": {scopes: [\"orders:read\"]}}\n";

    private final Map<Lie, EmbeddedAuthority> authorities = new EnumMap<>(Lie.class);

    Liars(EmbeddedAuthority host) {
        for (Lie lie : Lie.values()) {
            EmbeddedAuthority authority = Asking.know(host.tenant("/" + title(lie), Algorithm.ES256));
            authority.lie(lie);
            authorities.put(lie, authority);
        }
    }

    private static String title(Lie lie) {
        return lie.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of alice in the other domain, who may read orders. */
    String token(Lie lie) {
        return Objects.requireNonNull(authorities.get(lie))
                .opaque()
                .subject("alice")
                .client("app")
                .scopes("orders:read")
                .federation(Asking.FEDERATOR)
                .issue();
    }

    /** A route that believes the liar. */
    static String path(Lie lie) {
        return "/d/" + title(lie);
    }

    /** A route that believes it of tokens of the other domain alone. */
    static String foreignPath(Lie lie) {
        return "/foreign/" + title(lie);
    }

    String yaml() {
        StringBuilder rules = new StringBuilder();
        for (Lie lie : Lie.values()) {
            rules.append("  - {id: foreign-%s, path: %s, access: authenticated, domains: [%s], federators: [\"%s\"]}\n"
                    .formatted(title(lie), foreignPath(lie), title(lie), Asking.FEDERATOR));
        }
        return Asking.each(
                authorities.entrySet().stream()
                        .map(each -> new Asked(title(each.getKey()), each.getValue(), settings(each.getKey())))
                        .toList(),
                rules.toString());
    }

    private static String settings(Lie lie) {
        return lie.about() == Lie.About.SIGNED ? FEDERATORS + IntrospectionFaultRows.SIGNED : FEDERATORS;
    }

    /** Holds what the adapter has answered to what the lie deserves. */
    static void check(Lie lie, Response response) {
        switch (lie) {
            case ACTIVE_AS_TEXT, ACTIVE_MISSING -> Refusal.of(response).isInvalidToken("token_inactive");
            case NOT_JSON, DUPLICATE_MEMBER -> Refusal.of(response).isUndecided(502);
            case ISSUER_OF_ANOTHER, ISSUER_NOT_REISSUED -> Refusal.of(response).isInvalidToken("token_issuer_unknown");
            case ISSUER_MISSING -> Refusal.of(response).isInvalidToken("token_issuer_unknown", "token_claim_missing");
            case AUDIENCE_OF_ANOTHER -> Refusal.of(response).isInvalidToken("token_audience_mismatch");
            case AUDIENCE_MISSING ->
                Refusal.of(response).isInvalidToken("token_audience_mismatch", "token_claim_missing");
            case EXPIRED -> Refusal.of(response).isInvalidToken("token_expired");
            case NOT_YET_VALID -> Refusal.of(response).isInvalidToken("token_not_yet_valid");
            case EXP_AS_TEXT -> Refusal.of(response).isInvalidToken("token_claim_malformed");
            case SUBJECT_MISSING -> Refusal.of(response).isInvalidToken("token_claim_missing");
            case FEDERATOR_MISSING,
                    FEDERATION_AS_TEXT,
                    PATH_WITH_LOOP,
                    PATH_THROUGH_SPEAKER,
                    PATH_NOT_ENDING_AT_FEDERATOR -> Refusal.of(response).isInvalidToken("token_claim_malformed");
            case FEDERATOR_NOT_TRUSTED -> Refusal.of(response).isInsufficient("federator_not_allowed");
            case SCOPE_WIDENED -> {
                assertReached(response, Asking.FEDERATOR + "#alice");
                assertThat(response.member("scopes")).as("the ceiling").isEqualTo(List.of("orders:read"));
            }
            // Whoever it is, it is somebody of the federator's.
            case SUBJECT_OF_ANOTHER_DOMAIN ->
                assertThat(response.member("subject")).asString().startsWith(Asking.FEDERATOR + "#");
            // The name is qualified here then. How long it holds is not the liar's to say; that shows in time alone.
            // The way
            // of a word is limited where it passes on.
            case SUBJECT_NOT_QUALIFIED, LIFE_LENGTHENED, PATH_TOO_LONG ->
                assertReached(response, Asking.FEDERATOR + "#alice");
            // Nobody but the liar can know; where only foreign tokens are wanted, it does not help it.
            case FEDERATION_HIDDEN -> Refusal.of(response).isInsufficient("federation_missing");
            case UNSIGNED_INSTEAD_OF_SIGNED,
                    SIGNED_BY_STRANGER,
                    SIGNED_WRONG_TYPE,
                    SIGNED_FOR_ANOTHER,
                    SIGNED_AS_ANOTHER,
                    SIGNED_LONG_AGO,
                    SIGNED_BY_ALG_NONE -> Refusal.of(response).isUndecided(502);
        }
    }
}
