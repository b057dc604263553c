/** Bailiwick beside authorization servers that others wrote. */
@NullMarked
package org.bailiwick.interop;

import org.jspecify.annotations.NullMarked;
