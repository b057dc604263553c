/** Measures what the core costs, beside its floor and its peers in the same run. */
@NullMarked
package org.bailiwick.benchmarks;

import org.jspecify.annotations.NullMarked;
