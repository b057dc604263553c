/** People at a browser: the login, driven end to end in a Chromium that is there already. */
@NullMarked
package org.bailiwick.interop.browser;

import org.jspecify.annotations.NullMarked;
