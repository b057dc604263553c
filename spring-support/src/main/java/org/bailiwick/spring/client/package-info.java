/** Calls the next service with a token of its own, by Spring's HTTP clients. */
@NullMarked
package org.bailiwick.spring.client;

import org.jspecify.annotations.NullMarked;
