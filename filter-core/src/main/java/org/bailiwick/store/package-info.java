/** What is remembered, for how long, here or shared between nodes. */
@NullMarked
package org.bailiwick.store;

import org.jspecify.annotations.NullMarked;
