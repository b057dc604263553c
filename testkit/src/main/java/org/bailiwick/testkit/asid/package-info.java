/** An authority of sessions (A_SID) for tests: every ticket, a login page, and proofs, good ones and bad ones. */
@NullMarked
package org.bailiwick.testkit.asid;

import org.jspecify.annotations.NullMarked;
