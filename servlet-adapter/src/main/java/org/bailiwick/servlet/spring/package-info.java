/** Puts the filter in front of a Spring Boot application, and tells Spring Security who is calling. */
@NullMarked
package org.bailiwick.servlet.spring;

import org.jspecify.annotations.NullMarked;
