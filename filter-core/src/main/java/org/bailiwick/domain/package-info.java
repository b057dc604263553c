/** Which administrative domain speaks for a credential, and in what order domains are asked. */
@NullMarked
package org.bailiwick.domain;

import org.jspecify.annotations.NullMarked;
