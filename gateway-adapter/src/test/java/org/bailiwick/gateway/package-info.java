/** What the tests of both flavours have in common. */
@NullMarked
package org.bailiwick.gateway;

import org.jspecify.annotations.NullMarked;
