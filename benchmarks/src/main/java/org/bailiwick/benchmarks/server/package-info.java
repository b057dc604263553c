/** What is put under load: every main class here runs in a virtual machine of its own. */
@NullMarked
package org.bailiwick.benchmarks.server;

import org.jspecify.annotations.NullMarked;
