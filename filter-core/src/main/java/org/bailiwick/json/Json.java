package org.bailiwick.json;

/** The marker for a JSON {@code null}: a member that is there and says nothing. */
public enum Json {
    NULL
}
