package org.bailiwick.federation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.jose.JwtSigner;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.token.Issuer;

/** Puts what an asker is told into HTTP: plain JSON, or signed for those who ask for that (RFC 9701; JI-1, JI-2, JI-3). */
final class Delivery {
    private static final String TYPE = "token-introspection+jwt";

    private final Issuer own;
    private final Optional<JwtSigner> signer;
    private final Clock clock;

    Delivery(Issuer own, Optional<JwtSigner> signer, Clock clock) {
        this.own = own;
        this.signer = signer;
        this.clock = clock;
    }

    /** Whether there is a form that the asker takes. */
    boolean isPossible(Accepted accepted) {
        return accepted.plain() || signer.isPresent();
    }

    HttpAnswer answer(Told told, Asker asker, Accepted accepted) {
        return signer.filter(present -> accepted.signed())
                .map(present -> answer(told, Accepted.SIGNED, signed(present, told, asker)))
                .orElseGet(() -> answer(told, Accepted.PLAIN, JsonWriter.bytes(told.members())));
    }

    private byte[] signed(JwtSigner key, Told told, Asker asker) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", own.value());
        claims.put("aud", asker.identity());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("token_introspection", told.members()); // JI-4: what is said of the token is said in here alone
        return key.sign(TYPE, claims).getBytes(StandardCharsets.US_ASCII);
    }

    private static HttpAnswer answer(Told told, String type, byte[] body) {
        String cacheControl = "private, max-age=" + told.holds().toSeconds();
        return HttpAnswer.of(200, Map.of("Content-Type", type, "Cache-Control", cacheControl), body);
    }
}
