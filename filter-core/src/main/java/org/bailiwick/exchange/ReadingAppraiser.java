package org.bailiwick.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.bailiwick.event.ExchangeEvent.Outcome;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.NewToken.Basis;
import org.bailiwick.exchange.TokenAnswer.Issued;
import org.bailiwick.jose.PermissionClaims;
import org.bailiwick.jose.UnverifiedJwt;
import org.bailiwick.token.Claims;

/**
 * Judges a token by what it says itself, where no domain is named that speaks for it. The authority has handed it over to us on a
 * connection of ours, so that a signature would prove no more. A token that cannot be read is judged by the answer that it came in.
 */
final class ReadingAppraiser implements Appraiser {
    private static final List<String> GRANTS = List.of("roles", "groups", "entitlements");
    private static final String OTHER_SCOPES = "scp";
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    /** How the head of every JWT begins that has a member, after the mark that some writers of UTF-8 put first. */
    private static final Pattern BEGIN_OF_HEAD = Pattern.compile("(?:\u00EF\u00BB\u00BF)?[ \t\r\n]*+\\{[ \t\r\n]*+\"");

    private static final Pattern NOT_BASE64 = Pattern.compile("[^A-Za-z0-9+/]");
    private static final int QUARTET = 4;
    private static final int DOTS_OF_JWT = 2;

    private final ClaimsReader usual = new ClaimsReader(new PermissionClaims("scope", GRANTS), LEEWAY);
    private final ClaimsReader other = new ClaimsReader(new PermissionClaims(OTHER_SCOPES, GRANTS), LEEWAY);
    private final Clock clock;

    ReadingAppraiser(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CompletionStage<Traded> appraise(Issued issued, Expectation expected) {
        Appraisal appraisal = new Appraisal(issued, expected, clock);
        return CompletableFuture.completedStage(UnverifiedJwt.parse(issued.token())
                .fold(
                        jwt -> judge(jwt, appraisal),
                        reason -> looksLikeJwt(issued.token())
                                ? wrong("token: " + reason.code(), "a JWT that can be read, or none")
                                : appraisal.byAnswer()));
    }

    private Traded judge(UnverifiedJwt jwt, Appraisal appraisal) {
        return jwt.isTypedAsAccessToken()
                ? judge(jwt.unverifiedClaims(), appraisal)
                : wrong("typ: another", "that of an access token");
    }

    /** Some authorities say scopes in another claim, and many services read either: both must be right. */
    private Traded judge(Claims claims, Appraisal appraisal) {
        Traded byUsual = appraisal.byClaims(Basis.READ, claims, usual);
        boolean isToBeReadAgain =
                byUsual.outcome() == Outcome.GIVEN && claims.get(OTHER_SCOPES).isPresent();
        return isToBeReadAgain ? appraisal.byClaims(Basis.READ, claims, other) : byUsual;
    }

    /** A JWT that we do not understand must not pass for a token that nobody could read: the next service may understand it. */
    private static boolean looksLikeJwt(String token) {
        return token.chars().filter(c -> c == '.').count() == DOTS_OF_JWT
                && BEGIN_OF_HEAD
                        .matcher(decoded(token.substring(0, token.indexOf('.'))))
                        .lookingAt();
    }

    /** As the most lenient of all readers would. */
    private static String decoded(String part) {
        String plain =
                NOT_BASE64.matcher(part.replace('-', '+').replace('_', '/')).replaceAll("");
        String whole = plain.substring(0, plain.length() / QUARTET * QUARTET);
        return new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1);
    }

    private static Traded wrong(String found, String expected) {
        return Traded.discarded(new Flaw(Reason.NEXT_HOP_TYPE_WRONG, expected, found), Basis.READ);
    }
}
