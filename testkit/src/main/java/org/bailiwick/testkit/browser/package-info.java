/** A browser without a window, for tests of what browsers are answered. */
@NullMarked
package org.bailiwick.testkit.browser;

import org.jspecify.annotations.NullMarked;
