/** Filters around the gatekeeper for Spring Cloud Gateway on WebFlux. */
@NullMarked
package org.bailiwick.gateway.webflux;

import org.jspecify.annotations.NullMarked;
