package org.bailiwick.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bailiwick.transport.LoopbackHost;

/**
 * An absolute https URL in ASCII, without user information and fragment. Plain http is read for loopback hosts, and is a
 * problem in the end unless {@code insecure-allow-loopback-http} is true.
 */
final class Url implements Kind<URI> {
    private static final Map<String, Object> SCHEMA =
            Map.of("type", "string", "format", "uri", "pattern", "^https?://[^/#]+[^#]*$");

    static final Kind<URI> ANY = new Url("an https URL without fragment", SCHEMA, Url::isSound);
    static final Kind<URI> WITHOUT_QUERY =
            new Url("an https URL without query and fragment", SCHEMA, Url::isSoundWithoutQuery);

    /** What somebody is called by (RFC 8707 section 2), which need not be where anything is. */
    static final Kind<URI> IDENTIFIER = new Url(
            "an https URL or another absolute URI, without fragment",
            Map.of("type", "string", "format", "uri", "pattern", "^[A-Za-z][A-Za-z0-9+.-]*:[^#]+$"),
            url -> isSound(url) || isOfAnotherScheme(url));

    private static final int HIGHEST_PORT = 65535;

    /** Names that are issuers: URLs without query. */
    static final Naming ISSUER_NAME = new Naming() {
        @Override
        public boolean accepts(String name, Place key, Reading reading) {
            Optional<URI> url = issuer(name);
            url.ifPresent(issuer -> mindPlainHttp(issuer, key, reading));
            return url.isPresent();
        }

        @Override
        public String placeholder() {
            return "ISSUER";
        }

        @Override
        public String inWords() {
            return WITHOUT_QUERY.inWords();
        }

        @Override
        public Map<String, Object> schema() {
            return SCHEMA;
        }
    };

    private final Scalar<URI> text;

    private Url(String inWords, Map<String, Object> schema, Predicate<URI> test) {
        this.text = Scalar.text(inWords, schema, written -> parsed(written).filter(test));
    }

    @Override
    public Optional<URI> read(Place place, Reading reading) {
        Optional<URI> url = text.read(place, reading);
        url.ifPresent(read -> mindPlainHttp(read, place, reading));
        return url;
    }

    private static void mindPlainHttp(URI url, Place place, Reading reading) {
        if (url.getScheme().equals("http")) {
            reading.mindPlainHttp(place);
        }
    }

    private static Optional<URI> issuer(String text) {
        return parsed(text).filter(Url::isSoundWithoutQuery);
    }

    /** Whether this is a URL under which something can be reached, and things below it. */
    static boolean isSoundWithoutQuery(URI url) {
        return isSound(url) && url.getRawQuery() == null;
    }

    private static Optional<URI> parsed(String text) {
        try {
            return text.chars().allMatch(c -> c > ' ' && c < 0x7F) ? Optional.of(new URI(text)) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static boolean isSound(URI url) {
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null
                && url.getPort() <= HIGHEST_PORT
                && ("https".equals(url.getScheme())
                        || "http".equals(url.getScheme()) && LoopbackHost.is(url.getHost()));
    }

    private static boolean isOfAnotherScheme(URI uri) {
        return uri.isAbsolute()
                && uri.getRawFragment() == null
                && !uri.getScheme().toLowerCase(Locale.ROOT).matches("https?");
    }

    @Override
    public String inWords() {
        return text.inWords();
    }

    @Override
    public Map<String, Object> schema() {
        return text.schema();
    }
}
