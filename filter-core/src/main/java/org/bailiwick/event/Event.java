package org.bailiwick.event;

/** Something that happened. No event holds a token, a secret or a datum about a subject. */
public sealed interface Event permits AccessEvent, KeyEvent {}
