/** Spring Cloud Gateway on WebFlux, guarded. */
@NullMarked
package org.bailiwick.gateway.webflux;

import org.jspecify.annotations.NullMarked;
