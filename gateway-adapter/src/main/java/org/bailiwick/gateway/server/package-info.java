/** The gateway that is ready to run: an application of its own, in its own jar, never part of the library. */
@NullMarked
package org.bailiwick.gateway.server;

import org.jspecify.annotations.NullMarked;
