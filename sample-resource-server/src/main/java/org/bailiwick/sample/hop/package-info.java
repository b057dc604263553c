/** What RS1 has besides the API: resources that need RS2, which is in another domain, on behalf of whoever calls. */
@NullMarked
package org.bailiwick.sample.hop;

import org.jspecify.annotations.NullMarked;
