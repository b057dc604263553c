/** A guarded gateway that has to ask about every new token, while its authority goes down and comes back. */
@NullMarked
package org.bailiwick.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
