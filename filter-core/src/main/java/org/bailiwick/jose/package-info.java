/** Verifies a JWT against keys already at hand. */
@NullMarked
package org.bailiwick.jose;

import org.jspecify.annotations.NullMarked;
