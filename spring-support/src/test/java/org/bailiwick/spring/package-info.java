/** Spring Boot applications, servlet and reactive. */
@NullMarked
package org.bailiwick.spring;

import org.jspecify.annotations.NullMarked;
