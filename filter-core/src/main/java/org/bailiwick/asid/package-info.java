/** Finds out what a session of an A_SID authority is worth: by its proof, its authority's answer or its ticket. */
@NullMarked
package org.bailiwick.asid;

import org.jspecify.annotations.NullMarked;
