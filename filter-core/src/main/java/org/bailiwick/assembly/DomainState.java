package org.bailiwick.assembly;

import org.bailiwick.keys.KeyHealth;
import org.bailiwick.token.Issuer;

/**
 * A domain in service.
 *
 * @param name the name rules call it by
 * @param kind its {@code kind} in the configuration file
 * @param issuer whose tokens it speaks for
 * @param keys how its keys are
 */
public record DomainState(String name, String kind, Issuer issuer, KeyHealth keys) {}
