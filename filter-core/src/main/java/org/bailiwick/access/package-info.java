/** The decision: from an inbound request to a verdict. */
@NullMarked
package org.bailiwick.access;

import org.jspecify.annotations.NullMarked;
