/** Reads the configuration file and reports everything wrong with it at once. */
@NullMarked
package org.bailiwick.config;

import org.jspecify.annotations.NullMarked;
