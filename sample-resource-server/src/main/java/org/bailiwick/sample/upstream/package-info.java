/** A service behind the gateway, as anybody might have written it: it knows nothing of tokens, and reads header fields. */
@NullMarked
package org.bailiwick.sample.upstream;

import org.jspecify.annotations.NullMarked;
