package org.bailiwick.transport;

import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts that are this machine by their name alone, which nobody looks up. */
public final class LoopbackHost {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private LoopbackHost() {}

    /** Whether the host of a URL is one, an IPv6 address in brackets. */
    public static boolean is(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
