package org.bailiwick.assembly;

import java.util.Optional;
import org.bailiwick.authority.AuthorityHealth;
import org.bailiwick.keys.KeyHealth;
import org.bailiwick.token.Issuer;

/**
 * A domain in service.
 *
 * @param name the name rules call it by
 * @param kind its {@code kind} in the configuration file
 * @param issuer whose tokens it speaks for
 * @param keys how its keys are; nothing for a domain that signs nothing that is verified here
 * @param authority how asking its authority goes; nothing for a domain that is not asked about tokens
 */
public record DomainState(
        String name, String kind, Issuer issuer, Optional<KeyHealth> keys, Optional<AuthorityHealth> authority) {}
