/** What the two flavours of Spring Cloud Gateway have in common. */
@NullMarked
package org.bailiwick.gateway;

import org.jspecify.annotations.NullMarked;
