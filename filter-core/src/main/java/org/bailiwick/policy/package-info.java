/** The rules in force: complete and free of contradiction once built. */
@NullMarked
package org.bailiwick.policy;

import org.jspecify.annotations.NullMarked;
