/** Asks an authorization server about a token (RFC 7662, 9701), alone or through a federation. */
@NullMarked
package org.bailiwick.introspection;

import org.jspecify.annotations.NullMarked;
