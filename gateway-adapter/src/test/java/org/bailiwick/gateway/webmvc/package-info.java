@NullMarked
package org.bailiwick.gateway.webmvc;

import org.jspecify.annotations.NullMarked;
