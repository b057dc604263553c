package org.bailiwick.transport;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses may be called (AM-6, JB-12).
 *
 * @param loopbackHttp whether loopback addresses may be called, over plain http too
 * @param privateAddresses whether private and loopback addresses may be called, over https
 */
record AddressPolicy(boolean loopbackHttp, boolean privateAddresses) {
    /** What is wrong with the URI itself, whatever its host turns out to be; nothing when it may be tried. */
    Optional<String> objectionTo(URI uri) {
        if (!isHttps(uri) && !(loopbackHttp && "http".equalsIgnoreCase(uri.getScheme()))) {
            return Optional.of("scheme: " + uri.getScheme() + " (expected: https)");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("user information in the URI (expected: none)");
        }
        if (uri.getHost() == null) {
            return Optional.of("host: none (expected: a host name or an address)");
        }
        return Optional.empty();
    }

    /**
     * What is wrong with the addresses that the URI's host stands for; nothing when every one of them may be called. One
     * that may not spoils them all: which of them is connected to is nobody's choice.
     */
    Optional<String> objectionTo(URI uri, List<InetAddress> addresses) {
        return addresses.stream()
                .filter(address -> !permits(isHttps(uri), AddressKind.of(address)))
                .findFirst()
                .map(address -> "address: " + address.getHostAddress() + ", which is "
                        + AddressKind.of(address).name().toLowerCase(Locale.ROOT)
                        + (isHttps(uri) ? " (expected: public)" : " (expected: loopback, for plain http)"));
    }

    private boolean permits(boolean https, AddressKind kind) {
        return switch (kind) {
            case PUBLIC -> https;
            case LOOPBACK -> loopbackHttp || https && privateAddresses;
            case PRIVATE -> https && privateAddresses;
            case UNUSABLE -> false;
        };
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }
}
