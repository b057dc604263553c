/** What the core must know of an inbound request, the one normal form of its path, and an answer to it. */
@NullMarked
package org.bailiwick.request;

import org.jspecify.annotations.NullMarked;
