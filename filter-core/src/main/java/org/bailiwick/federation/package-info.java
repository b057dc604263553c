/**
 * The Federated Introspection Endpoint of an administrative domain: asks the domain that a token is from, and says what it
 * learnt in its own name (Token-Based Federation).
 */
@NullMarked
package org.bailiwick.federation;

import org.jspecify.annotations.NullMarked;
