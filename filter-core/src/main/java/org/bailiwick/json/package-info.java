/** Reads JSON that comes from outside, within limits of size and depth and without duplicate members, and writes our own. */
@NullMarked
package org.bailiwick.json;

import org.jspecify.annotations.NullMarked;
