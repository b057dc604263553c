/** An embedded authority that speaks every protocol Bailiwick knows, and the adapters' conformance suite. */
@NullMarked
package org.bailiwick.testkit;

import org.jspecify.annotations.NullMarked;
