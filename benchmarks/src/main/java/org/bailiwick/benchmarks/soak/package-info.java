/** A guarded gateway under mixed load for minutes or hours, while its authority comes and goes. */
@NullMarked
package org.bailiwick.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
