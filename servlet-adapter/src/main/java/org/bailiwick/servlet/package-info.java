/** A jakarta.servlet filter around the gatekeeper, and the ways to put it in front of an application. */
@NullMarked
package org.bailiwick.servlet;

import org.jspecify.annotations.NullMarked;
