/** The tour: authorities, a guarded API, and calls to it that show what the guard does. */
@NullMarked
package org.bailiwick.sample;

import org.jspecify.annotations.NullMarked;
