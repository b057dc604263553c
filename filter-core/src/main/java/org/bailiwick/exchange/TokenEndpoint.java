package org.bailiwick.exchange;

import org.bailiwick.authority.Way;

/** Asks an authority for a token. */
@FunctionalInterface
interface TokenEndpoint extends Way<TokenQuestion, TokenAnswer> {}
