/** Spring Boot, guarded. */
@NullMarked
package org.bailiwick.spring;

import org.jspecify.annotations.NullMarked;
