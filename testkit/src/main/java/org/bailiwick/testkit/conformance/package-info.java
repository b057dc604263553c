/**
 * What every adapter must do, as tests over a real socket. An adapter's own part is one subclass of
 * {@link org.bailiwick.testkit.conformance.AdapterConformance} and an application that answers as
 * {@link org.bailiwick.testkit.conformance.Probe} says; a gateway's is there,
 * {@link org.bailiwick.testkit.conformance.ProbeUpstream}.
 */
@NullMarked
package org.bailiwick.testkit.conformance;

import org.jspecify.annotations.NullMarked;
