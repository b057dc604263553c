/** Calls authorities within limits of time, size and trust. */
@NullMarked
package org.bailiwick.transport;

import org.jspecify.annotations.NullMarked;
