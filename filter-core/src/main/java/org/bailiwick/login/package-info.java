/** Logs people in at an authority of sessions, with us as the consumer, and keeps them logged in (protocols.md, section 5.8). */
@NullMarked
package org.bailiwick.login;

import org.jspecify.annotations.NullMarked;
