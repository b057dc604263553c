package org.bailiwick.benchmarks.outage;

import java.util.Locale;

/** What kinds of requests there are. */
enum Kind {
    /** A good token whose admission must still be remembered. */
    KNOWN,
    /** One whose time, of being remembered or of its life, ended in those milliseconds: only the gateway can tell. */
    FADING,
    /** A good token that nobody has asked about yet, or so long ago that it has to be asked about again. */
    NEW,
    /** A token that was admitted once, and whose own life is over. */
    LAPSED,
    /** A token that was taken back before anybody has asked about it. */
    INACTIVE,
    /** A text that no authority has ever issued. */
    RUBBISH,
    /** Something that no token can be. */
    MALFORMED,
    /** None. */
    NO_TOKEN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
