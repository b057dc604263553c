package org.bailiwick.access;

/** The header fields in which a gate tells an application who is calling; whoever sends them from outside is lying. */
public final class IdentityHeaders {
    private static final String PREFIX = "bailiwick-";

    private IdentityHeaders() {}

    /**
     * Whether only a gate may set the field: every name that begins with {@code Bailiwick-}, in any case, and with {@code
     * _} for {@code -}, because servers behind CGI-like interfaces cannot tell the two apart.
     */
    public static boolean isReserved(String name) {
        if (name.length() < PREFIX.length()) {
            return false;
        }
        for (int i = 0; i < PREFIX.length(); i++) {
            char c = name.charAt(i);
            char folded = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
            if (folded != PREFIX.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
