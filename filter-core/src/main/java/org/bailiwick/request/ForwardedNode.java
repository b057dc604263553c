package org.bailiwick.request;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address that one entry of a list of forwarders names; nothing where it is hidden, unknown, or not well formed. */
final class ForwardedNode {
    private static final String PORT = "(?::(?:[0-9]{1,5}|_[A-Za-z0-9._-]+))?";
    private static final Pattern V4 = Pattern.compile("([0-9.]+)" + PORT);
    private static final Pattern V6 = Pattern.compile("\\[([0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)]" + PORT);
    private static final Pattern SPACE_AROUND = Pattern.compile("^[ \t]+|[ \t]+$");

    /** A pair of RFC 7239 section 4; what is quoted has nothing in it that must be escaped, and no delimiter. */
    private static final Pattern PAIR =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:([!#$%&'*+.^_`|~0-9A-Za-z-]+)|\"([^\"\\\\,;]*)\")");

    private ForwardedNode() {}

    /** Of an entry of {@code X-Forwarded-For}: an address, perhaps with a port, where IPv6 then has brackets. */
    static Optional<InetAddress> ofEntry(String entry) {
        String text = trimmed(entry);
        Optional<InetAddress> bare = IpAddress.of(text);
        return bare.isPresent() ? bare : of(text);
    }

    /** Of an element of {@code Forwarded}: the node of its only {@code for} (RFC 7239 section 6). */
    static Optional<InetAddress> ofElement(String element) {
        Optional<String> node = Optional.empty();
        for (String part : element.split(";", -1)) {
            Matcher pair = PAIR.matcher(trimmed(part));
            if (!pair.matches()) {
                return Optional.empty();
            }
            if (pair.group(1).equalsIgnoreCase("for")) {
                if (node.isPresent()) {
                    return Optional.empty();
                }
                node = Optional.ofNullable(pair.group(2)).or(() -> Optional.ofNullable(pair.group(3)));
            }
        }
        return node.flatMap(ForwardedNode::of);
    }

    private static Optional<InetAddress> of(String node) {
        for (Pattern form : new Pattern[] {V4, V6}) {
            Matcher matcher = form.matcher(node);
            if (matcher.matches()) {
                return IpAddress.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }

    private static String trimmed(String text) {
        return SPACE_AROUND.matcher(text).replaceAll("");
    }
}
