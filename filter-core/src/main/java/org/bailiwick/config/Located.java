package org.bailiwick.config;

import java.util.List;

/** A value and the place it was read from. */
record Located<T>(T value, Place place) {
    static <T> List<T> values(List<Located<T>> located) {
        return located.stream().map(Located::value).toList();
    }
}
