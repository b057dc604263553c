/** Immutable words of the field: issuer, scope, grant, claim, actor, verified token. */
@NullMarked
package org.bailiwick.token;

import org.jspecify.annotations.NullMarked;
