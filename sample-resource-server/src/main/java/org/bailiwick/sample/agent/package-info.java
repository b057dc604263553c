/** An agent's API: people ask it for something, and it calls a tool for them. */
@NullMarked
package org.bailiwick.sample.agent;

import org.jspecify.annotations.NullMarked;
