package org.bailiwick.asid;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.bailiwick.config.DomainSettings;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation.Proof;
import org.bailiwick.credential.SessionName;

/**
 * The proofs that we make as a consumer, for ourselves as a resource server: who has logged in here has shown us no proof, and the
 * authority wants to see one before it says what a session is worth. Nothing of it prints.
 */
final class OwnProofs {
    private static final int NONCE_OCTETS = 18;
    private static final byte[] NO_BODY = {};

    private final ProofKey key;
    private final ExternalUrl url;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private OwnProofs(ProofKey key, ExternalUrl url, Clock clock) {
        this.key = key;
        this.url = url;
        this.clock = clock;
    }

    static OwnProofs of(LoginSettings login, DomainSettings.Asid settings, ExternalUrl url, Clock clock) {
        String secret = login.consumer()
                .proof()
                .fold(
                        basic -> basic.secret().reveal(),
                        posted -> posted.secret().reveal(),
                        key -> notSecret(),
                        certificate -> notSecret());
        return new OwnProofs(ProofKey.derive(secret, settings.credentials().id()), url, clock);
    }

    private static String notSecret() {
        throw new IllegalArgumentException("consumer: without a secret (expected: one, as proofs are made with it)");
    }

    /** The session with a proof that was made just now, over a request for the root of this resource. */
    Credential.Asid prove(SessionName session) {
        CoveredRequest covered = new CoveredRequest("GET", "/", CoveredRequest.hash(NO_BODY));
        String now = Long.toString(clock.instant().getEpochSecond());
        byte[] once = new byte[NONCE_OCTETS];
        random.nextBytes(once);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(once);
        Credential.Asid unsigned = new Credential.Asid(session, new Proof(now, nonce, ""), covered);
        String signature = key.signature(CanonicalRequest.of(unsigned, new Proof(now, nonce, ""), url));
        return new Credential.Asid(session, new Proof(now, nonce, signature), covered);
    }
}
