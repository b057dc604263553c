/** A server of tools, which agents call by JSON-RPC. */
@NullMarked
package org.bailiwick.sample.tools;

import org.jspecify.annotations.NullMarked;
