package org.bailiwick.event;

import java.util.function.Consumer;

/** Something that happened. No event holds a token, a secret or a datum about a subject. */
public sealed interface Event permits AccessEvent, KeyEvent, IntrospectionEvent, ExchangeEvent, LoginEvent {
    /** Hands the event to the one that is for its kind. */
    void tell(
            Consumer<AccessEvent> access,
            Consumer<KeyEvent> keys,
            Consumer<IntrospectionEvent> introspections,
            Consumer<ExchangeEvent> exchanges,
            Consumer<LoginEvent> logins);
}
