package org.bailiwick.asid;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.SessionName;
import org.bailiwick.event.Reason;
import org.bailiwick.jose.NumericDate;
import org.bailiwick.jose.Reading;
import org.bailiwick.jose.SignatureChecks;
import org.bailiwick.jose.StandardClaims;
import org.bailiwick.jose.TypedJwtVerifier;
import org.bailiwick.keys.KeyRing;
import org.bailiwick.token.Claims;
import org.bailiwick.verification.Basis;
import org.bailiwick.verification.Judged;
import org.bailiwick.verification.Verification;

/**
 * Verifies what an authority has signed about a session (AS-5, AS-6): its kind, its signature by one of the authority's keys, who
 * says it, to whom, about which session, and until when. Asks nobody but for keys.
 */
final class Tickets {
    /** The {@code typ} of such a JWT. */
    static final String TYPE = "asid-result+jwt";

    private final TypedJwtVerifier verifier;
    private final KeyRing keys;
    private final DomainSettings.Asid settings;
    private final SessionJudge judge;
    private final Clock clock;

    Tickets(
            DomainSettings.Asid settings,
            DomainSettings.SignedAnswers signed,
            KeyRing keys,
            SignatureChecks checks,
            Clock clock) {
        this.verifier = new TypedJwtVerifier(TYPE, Set.copyOf(signed.algorithms()), checks);
        this.keys = keys;
        this.settings = settings;
        this.judge = new SessionJudge(settings);
        this.clock = clock;
    }

    /** What the ticket says of the session that was presented with it. */
    CompletionStage<Judged> verify(String jws, SessionName presented) {
        return verifier.verify(jws, keys)
                .thenApply(outcome -> outcome.fold(
                        signed -> new Judged(judge(signed.claims(), presented), new Basis.Signature(signed.key())),
                        refused -> new Judged(new Verification.Rejected(refused.reason()), new Basis.Nothing()),
                        unreachable ->
                                new Judged(new Verification.Unreachable(unreachable.reason()), new Basis.Nothing())));
    }

    private Verification judge(Claims claims, SessionName presented) {
        Instant now = clock.instant();
        return wrong(claims, presented, now)
                .<Verification>map(Verification.Rejected::new)
                .orElseGet(() ->
                        facts(claims).fold(facts -> judge.judge(facts, presented, now), Verification.Rejected::new));
    }

    private Optional<Reason> wrong(Claims claims, SessionName presented, Instant now) {
        if (!claims.text("iss").equals(Optional.of(settings.issuer().value()))) {
            return Optional.of(Reason.TOKEN_ISSUER_UNKNOWN);
        }
        return StandardClaims.wrongAudience(
                        claims, Set.of(settings.credentials().id()))
                .or(() -> ofAnother(claims, presented))
                .or(() -> StandardClaims.wrongTime(claims, now, settings.leeway())
                        .map(reason -> reason == Reason.TOKEN_EXPIRED ? Reason.SESSION_EXPIRED : reason));
    }

    private static Optional<Reason> ofAnother(Claims claims, SessionName presented) {
        String hash = CoveredRequest.hash(presented.sid().getBytes(StandardCharsets.US_ASCII));
        return claims.text("asid_h").equals(Optional.of(hash))
                ? Optional.empty()
                : Optional.of(Reason.SESSION_MISMATCH);
    }

    private static Reading<SessionFacts, Reason> facts(Claims claims) {
        Optional<String> consumer = claims.text("client_id");
        Optional<String> subject = claims.text("sub");
        Optional<Instant> end = claims.get("exp").flatMap(NumericDate::of);
        if (consumer.isEmpty() || subject.isEmpty() || end.isEmpty()) {
            return new Reading.Refused<>(Reason.TOKEN_CLAIM_MISSING);
        }
        Optional<Map<String, Boolean>> grants = booleans(claims, "c_grant");
        Optional<Map<String, Boolean>> scopes = booleans(claims, "c_scope");
        return grants.isPresent() && scopes.isPresent()
                ? new Reading.Read<>(
                        new SessionFacts(consumer.get(), subject.get(), end.get(), grants.get(), scopes.get()))
                : new Reading.Refused<>(Reason.TOKEN_CLAIM_MALFORMED);
    }

    /** A ticket that does not mention any has none. */
    private static Optional<Map<String, Boolean>> booleans(Claims claims, String name) {
        return claims.get(name).isPresent() ? Members.booleans(claims, name) : Optional.of(Map.of());
    }
}
