/** People at a browser: the login, driven end to end in a Chromium that is there already. */
@NullMarked
package org.bailiwick.browser;

import org.jspecify.annotations.NullMarked;
