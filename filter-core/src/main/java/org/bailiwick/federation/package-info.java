/** Answers introspection for a domain on the word of the domains it trusts. */
@NullMarked
package org.bailiwick.federation;

import org.jspecify.annotations.NullMarked;
