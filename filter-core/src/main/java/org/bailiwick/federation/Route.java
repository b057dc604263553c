package org.bailiwick.federation;

import java.util.Optional;
import org.bailiwick.token.Issuer;

/**
 * Who is asked about a token.
 *
 * @param partner the one domain that is asked
 * @param origin who has issued the token, where that is known beforehand: whoever else the answer speaks of, it is not about
 *     this token
 */
record Route(Partner partner, Optional<Issuer> origin) {}
