package org.bailiwick.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.token.Issuer;

/** Reads the identifiers of domains and of resources that strangers write. */
final class Identifiers {
    private static final int MAX_LENGTH = 2048;
    private static final Set<String> SCHEMES = Set.of("https", "http");

    private Identifiers() {}

    /** An issuer: a URL without user, query and fragment (RFC 8414 section 2); so there is no {@code #} in it. */
    static Optional<Issuer> issuer(String text) {
        return uri(text)
                .filter(uri -> uri.getHost() != null
                        && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                        && uri.getRawUserInfo() == null
                        && uri.getRawQuery() == null)
                .map(uri -> new Issuer(text));
    }

    /** Issuers with one space between them, in order; none for an empty text, and nothing when one of them is none. */
    static Optional<List<Issuer>> issuers(String text) {
        return text.isEmpty() ? Optional.of(List.of()) : issuers(List.of(text.split(" ", -1)));
    }

    /** The issuers that these are, in order; nothing when one of them is none. */
    static Optional<List<Issuer>> issuers(List<?> texts) {
        List<Issuer> issuers = new ArrayList<>();
        for (Object text : texts) {
            Optional<Issuer> issuer = text instanceof String value ? issuer(value) : Optional.empty();
            if (issuer.isEmpty()) {
                return Optional.empty();
            }
            issuers.add(issuer.get());
        }
        return Optional.of(issuers);
    }

    /** A resource: an absolute URI without fragment (RFC 8707 section 2). */
    static Optional<String> resource(String text) {
        return uri(text).map(uri -> text);
    }

    private static Optional<URI> uri(String text) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(text)).filter(uri -> uri.isAbsolute() && uri.getRawFragment() == null);
        } catch (URISyntaxException noUri) {
            return Optional.empty();
        }
    }
}
