package org.bailiwick.sample.upstream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** What a token of the gateway's own says; few lines of what a library does for a service. */
final class GatewaysWord {
    private static final String BEARER = "Bearer ";

    private GatewaysWord() {}

    /** What it says, if the gateway has signed it. */
    static List<String> in(String authorization, GatewaysKeys keys) throws IOException {
        String[] parts = authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).split("\\.")
                : new String[0];
        if (parts.length != 3) {
            return List.of("no token");
        }
        try {
            Signature signature =
                    Signature.getInstance("SHA256withECDSAinP1363Format"); // ES256, whatever the header says
            signature.initVerify(keys.key(GatewaysKeys.member(text(parts[0]), "kid")));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    ? claims(text(parts[1]))
                    : List.of("forged");
        } catch (GeneralSecurityException | IllegalArgumentException unfit) {
            return List.of("not the gateway's");
        }
    }

    private static List<String> claims(String payload) {
        return List.of("iss", "sub", "aud", "scope").stream()
                .map(name -> name + ": " + GatewaysKeys.member(payload, name))
                .toList();
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
