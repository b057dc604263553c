/** What the core must know of an inbound request, the one normal form of its path, an answer to it, and by when that is due. */
@NullMarked
package org.bailiwick.request;

import org.jspecify.annotations.NullMarked;
