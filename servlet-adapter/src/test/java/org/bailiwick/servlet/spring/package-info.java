/** Spring Boot, guarded. */
@NullMarked
package org.bailiwick.servlet.spring;

import org.jspecify.annotations.NullMarked;
