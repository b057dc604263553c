package org.bailiwick.testkit.asid;

import org.bailiwick.testkit.EmbeddedAuthority;
import org.bailiwick.testkit.TokenBuilder;

/** {@code a_ticket}: what a result says, signed, for resource servers that ask nobody. */
final class SignedTicket {
    static final String TYPE = "asid-result+jwt";

    private SignedTicket() {}

    static TokenBuilder of(EmbeddedAuthority keys, Issued issued) {
        Family family = issued.family();
        return keys.token()
                .typ(TYPE)
                .claim("aud", family.resources())
                .subject(family.uid())
                .client(family.consumer().id())
                .claim("exp", issued.expires().getEpochSecond())
                .claim("asid_h", Secrets.hash(issued.sid()))
                .claim("c_grant", family.consent().grants())
                .claim("c_scope", family.consent().scopes());
    }
}
