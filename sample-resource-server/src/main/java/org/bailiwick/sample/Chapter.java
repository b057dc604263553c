package org.bailiwick.sample;

import java.util.List;

/** A part of the tour: its title, and its stops before or its rows after it was made. */
record Chapter<T>(String title, List<T> parts) {
    Chapter {
        parts = List.copyOf(parts);
    }
}
