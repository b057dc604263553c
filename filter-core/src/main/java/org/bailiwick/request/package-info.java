/** What the core must know of an inbound request, and the one normal form of its path. */
@NullMarked
package org.bailiwick.request;

import org.jspecify.annotations.NullMarked;
