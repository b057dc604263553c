/** Trades the caller's token for a narrower one for the next hop. */
@NullMarked
package org.bailiwick.exchange;

import org.jspecify.annotations.NullMarked;
