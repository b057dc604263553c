/** What happened, as values, for logs, metrics and audit. */
@NullMarked
package org.bailiwick.event;

import org.jspecify.annotations.NullMarked;
