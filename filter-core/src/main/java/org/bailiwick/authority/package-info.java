/** How an authorization server is reached: where its endpoints are, who we are there, and when it is left alone. */
@NullMarked
package org.bailiwick.authority;

import org.jspecify.annotations.NullMarked;
