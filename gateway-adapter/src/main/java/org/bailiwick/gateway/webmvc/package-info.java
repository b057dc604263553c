/** Guards the routes of Spring Cloud Gateway's WebMVC flavour. */
@NullMarked
package org.bailiwick.gateway.webmvc;

import org.jspecify.annotations.NullMarked;
