package org.bailiwick.introspection;

import org.bailiwick.authority.Way;

/** Asks one authority what it knows of a token. Whatever goes wrong is an {@link IntrospectionAnswer.Failed}. */
@FunctionalInterface
public interface Introspector extends Way<IntrospectionQuestion, IntrospectionAnswer> {}
