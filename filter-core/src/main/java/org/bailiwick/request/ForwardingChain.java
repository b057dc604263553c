package org.bailiwick.request;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the lists in which proxies say by whom they were called, from the end, where the nearest proxy has added its own. Several
 * fields are one list. Commas are never taken to be quoted: an entry with one in it cannot be read, and so names nobody.
 *
 * @param trusted whose entries are believed
 */
record ForwardingChain(TrustedProxies trusted) {
    /** How many entries are looked at; a client behind more proxies is not known. */
    static final int MOST = 32;

    /** The longest entry that is looked at, in characters. */
    static final int LONGEST = 512;

    /**
     * The last that is no trusted proxy; nothing where there is none, or where one cannot be read before it is found.
     *
     * @param lines the values of all fields of the name, in order
     * @param node the address that an entry names
     */
    Optional<InetAddress> client(List<String> lines, Function<String, Optional<InetAddress>> node) {
        int looked = 0;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            int end = line.length();
            while (end >= 0) {
                int comma = line.lastIndexOf(',', end - 1);
                looked++;
                if (looked > MOST || end - comma > LONGEST) {
                    return Optional.empty();
                }
                Optional<InetAddress> named = node.apply(line.substring(comma + 1, end));
                if (named.isEmpty() || !trusted.include(named.get())) {
                    return named;
                }
                end = comma;
            }
        }
        return Optional.empty();
    }
}
