/** Puts the filter before an application by a jar and a file, and lends the application's own log to what is in the jar. */
@NullMarked
package org.bailiwick.servlet.dropin;

import org.jspecify.annotations.NullMarked;
