/** Builds a gatekeeper from the configuration; the only place that names implementations. */
@NullMarked
package org.bailiwick.assembly;

import org.jspecify.annotations.NullMarked;
