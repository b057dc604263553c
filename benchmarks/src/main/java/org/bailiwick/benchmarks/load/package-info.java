/** Servers under load, with and without a guard, in one run; and how one is run. */
@NullMarked
package org.bailiwick.benchmarks.load;

import org.jspecify.annotations.NullMarked;
