package org.bailiwick.event;

import java.util.List;

/** Where events go. Called on the request's thread: returns at once and never throws. */
@FunctionalInterface
public interface EventSink {
    void accept(Event event);

    /** One sink that feeds them all, in order. */
    static EventSink all(List<EventSink> sinks) {
        List<EventSink> each = List.copyOf(sinks);
        return event -> each.forEach(sink -> sink.accept(event));
    }
}
