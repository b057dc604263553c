@NullMarked
package org.bailiwick.spring.client;

import org.jspecify.annotations.NullMarked;
