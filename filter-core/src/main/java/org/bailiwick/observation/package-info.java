/** Tells logs and meters what happened, under fixed names. */
@NullMarked
package org.bailiwick.observation;

import org.jspecify.annotations.NullMarked;
