/** Finds the one credential that a request carries. */
@NullMarked
package org.bailiwick.credential;

import org.jspecify.annotations.NullMarked;
