/** A federation of domains too large for one machine, simulated: the gate's own classes in a world of virtual time. */
@NullMarked
package org.bailiwick.benchmarks.federation;

import org.jspecify.annotations.NullMarked;
