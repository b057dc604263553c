/** A small API as anybody might have written it: plain servlets that know nothing of who guards them. */
@NullMarked
package org.bailiwick.sample.api;

import org.jspecify.annotations.NullMarked;
