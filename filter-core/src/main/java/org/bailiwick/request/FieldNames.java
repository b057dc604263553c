package org.bailiwick.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Names of header fields, compared as loosely as the loosest server behind us: without case, and with every character that is
 * neither a letter nor a digit taken for a hyphen. Interfaces such as CGI cannot tell {@code X-User}, {@code x_user} and
 * {@code X.User} apart, so neither must a gate. Looking a name up allocates nothing.
 */
public final class FieldNames {
    private static final int ASCII = 128;
    private static final char[] FOLDED = new char[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            boolean upper = c >= 'A' && c <= 'Z';
            boolean kept = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            FOLDED[c] = upper ? (char) (c | 0x20) : kept ? c : '-';
        }
    }

    /** By the first character, which rules out nearly every name that is asked for. */
    private final Name[][] byInitial = new Name[ASCII][0];

    private FieldNames(Collection<String> names) {
        List<List<Name>> sorted = new ArrayList<>();
        for (int i = 0; i < ASCII; i++) {
            sorted.add(new ArrayList<>());
        }
        for (String written : names) {
            boolean open = written.endsWith("*");
            String folded = folded(open ? written.substring(0, written.length() - 1) : written);
            sorted.get(folded.charAt(0)).add(new Name(folded, open));
        }
        for (int i = 0; i < ASCII; i++) {
            byInitial[i] = sorted.get(i).toArray(new Name[0]);
        }
    }

    /** These names, of at least one character each; one that ends in {@code *} stands for all that begin like it. */
    public static FieldNames of(String... names) {
        return of(List.of(names));
    }

    /** These names, of at least one character each; one that ends in {@code *} stands for all that begin like it. */
    public static FieldNames of(Collection<String> names) {
        return new FieldNames(names);
    }

    /** Whether the name, however it is spelt, is one of these. */
    public boolean contains(String name) {
        if (name.isEmpty()) {
            return false;
        }
        for (Name one : byInitial[folded(name.charAt(0))]) {
            if (one.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** The one spelling of a name that all its spellings have in common. */
    public static String folded(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.chars().forEach(c -> folded.append(folded((char) c)));
        return folded.toString();
    }

    private static char folded(char c) {
        return c < ASCII ? FOLDED[c] : '-';
    }

    /** A folded name, or how all of them begin when it is open. */
    private record Name(String folded, boolean open) {
        boolean matches(String name) {
            int length = folded.length();
            if (open ? name.length() < length : name.length() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (FieldNames.folded(name.charAt(i)) != folded.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }
}
