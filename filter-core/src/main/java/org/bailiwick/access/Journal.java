package org.bailiwick.access;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.bailiwick.event.EventSink;

/**
 * What is needed to write decisions down.
 *
 * @param sink where events go
 * @param clock when they happened
 * @param nanos a monotonic clock, for durations
 */
public record Journal(EventSink sink, Clock clock, LongSupplier nanos) {}
