/** What the adapters have in common in a Spring Boot application: the configuration file, logs and meters, the caller. */
@NullMarked
package org.bailiwick.spring;

import org.jspecify.annotations.NullMarked;
