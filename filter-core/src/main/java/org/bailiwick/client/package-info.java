/** Calls the next service with a token of its own: for applications, by the HTTP clients that they use already. */
@NullMarked
package org.bailiwick.client;

import org.jspecify.annotations.NullMarked;
