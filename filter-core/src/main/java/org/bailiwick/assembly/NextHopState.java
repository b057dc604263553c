package org.bailiwick.assembly;

import java.util.List;
import java.util.Optional;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.token.Issuer;

/**
 * A way to another service.
 *
 * @param name what rules and applications call it
 * @param via how a token is come by, as the file spells it
 * @param resource the service
 * @param domain whose callers it is for; nothing for any domain's
 * @param authorities who is asked for tokens, in order; none where nobody is
 */
public record NextHopState(String name, String via, String resource, Optional<String> domain, List<Asked> authorities) {
    public NextHopState {
        authorities = List.copyOf(authorities);
    }

    /** An authority that is asked for tokens, and how that goes. */
    public record Asked(Issuer issuer, AuthorityHealth health) {}
}
