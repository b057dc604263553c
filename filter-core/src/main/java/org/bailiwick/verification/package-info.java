/** The question put to a domain and its possible answers. */
@NullMarked
package org.bailiwick.verification;

import org.jspecify.annotations.NullMarked;
