package org.bailiwick.login;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bailiwick.transport.LoopbackHost;

/**
 * {@code a_url}: where a browser is sent to log a person in. Does not print.
 *
 * @param uri https, or http at a loopback address where that is allowed; without user information and fragment
 */
record RedirectUrl(URI uri) {
    private static final Pattern TEXT = Pattern.compile("[!-~]{1,2000}");
    private static final Pattern HANDLE = Pattern.compile("[!-~]{16,256}");
    private static final int HIGHEST_PORT = 65535;

    static Optional<RedirectUrl> parse(String text, boolean loopbackHttp) {
        try {
            return TEXT.matcher(text).matches()
                    ? Optional.of(new URI(text))
                            .filter(uri -> isSound(uri, loopbackHttp))
                            .map(RedirectUrl::new)
                    : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static boolean isSound(URI uri, boolean loopbackHttp) {
        if (uri.getScheme() == null
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || uri.getPort() > HIGHEST_PORT) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http") && loopbackHttp && LoopbackHost.is(uri.getHost());
    }

    /** The handle in it, 16 to 256 printable ASCII characters: its one parameter {@code a_handle}, else its last path segment. */
    Optional<String> handle() {
        List<String> named = Stream.of(
                        Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> decoded(pair[0]).equals("a_handle"))
                .map(pair -> pair.length == 2 ? decoded(pair[1]) : "")
                .toList();
        if (named.size() > 1) {
            return Optional.empty();
        }
        String handle = named.isEmpty() ? lastSegment() : named.get(0);
        return Optional.of(handle).filter(text -> HANDLE.matcher(text).matches());
    }

    private String lastSegment() {
        String path = uri.getRawPath();
        return decoded(path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"));
    }

    /** Whether a session could be learnt from it, spelled as it is or with escapes. */
    boolean tells(String sid) {
        String text = uri.toString();
        return text.contains(sid) || decoded(text).contains(sid);
    }

    /** Escapes are well formed in what is a URI. */
    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RedirectUrl[hidden]";
    }
}
