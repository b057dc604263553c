package org.bailiwick.asid;

import java.nio.charset.StandardCharsets;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.credential.SessionName;

/** The octets that a proof signs: nine lines, joined by line feeds. No line can contain one. */
final class CanonicalRequest {
    private static final String FORM = "ASID-HMAC-SHA256";

    private CanonicalRequest() {}

    static byte[] of(Credential.Asid presented, Presentation.Proof proof, ExternalUrl url) {
        SessionName session = presented.session();
        return String.join(
                        "\n",
                        FORM,
                        presented.covered().method(),
                        url.of(presented.covered().target()),
                        session.consumer(),
                        session.sid(),
                        session.subject(),
                        proof.timestamp(),
                        proof.nonce(),
                        presented.covered().body())
                .getBytes(StandardCharsets.UTF_8);
    }
}
