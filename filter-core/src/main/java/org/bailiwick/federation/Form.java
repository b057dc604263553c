package org.bailiwick.federation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.request.InboundRequest;

/**
 * The parameters of a form ({@code application/x-www-form-urlencoded}) in which each is there once (RFC 6749 section 3.1): at
 * most {@value #MAX_PARAMETERS}, in UTF-8.
 */
final class Form {
    static final int MAX_PARAMETERS = 32;

    /** No parameter at all. */
    static final Form EMPTY = new Form(Map.of());

    private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
    private static final int HEXADECIMAL = 16;

    private final Map<String, String> values;

    private Form(Map<String, String> values) {
        this.values = values;
    }

    /** The form in a request's body; nothing when its one {@code Content-Type} is another, or it is no such form. */
    static Optional<Form> of(InboundRequest request, byte[] body) {
        List<String> types = request.headers("Content-Type");
        return types.size() == 1 && mediaType(types.get(0)).equals(MEDIA_TYPE) ? of(body) : Optional.empty();
    }

    private static String mediaType(String field) {
        int semicolon = field.indexOf(';');
        return (semicolon < 0 ? field : field.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    static Optional<Form> of(byte[] body) {
        Map<String, String> values = new HashMap<>();
        for (String parameter : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
            int equals = parameter.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : parameter.substring(equals + 1));
            if (parameter.isEmpty()) {
                continue;
            }
            if (name.isEmpty()
                    || value.isEmpty()
                    || values.put(name.get(), value.get()) != null
                    || values.size() > MAX_PARAMETERS) {
                return Optional.empty();
            }
        }
        return Optional.of(new Form(values));
    }

    /** The text that was form-encoded; nothing when it cannot have been. */
    static Optional<String> decoded(String encoded) {
        byte[] octets = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            int octet = encoded.charAt(i);
            if (octet == '%') {
                if (i + 2 >= encoded.length()) {
                    return Optional.empty();
                }
                octet = digit(encoded, i + 1) << 4 | digit(encoded, i + 2);
                i += 2;
            } else if (octet == '+') {
                octet = ' ';
            } else if (octet <= ' ' || octet > '~') {
                return Optional.empty();
            }
            if (octet < 0) {
                return Optional.empty();
            }
            octets[length++] = (byte) octet;
        }
        return utf8(ByteBuffer.wrap(octets, 0, length));
    }

    /** Negative, also after a shift, for what is no such digit. */
    private static int digit(String text, int at) {
        char c = text.charAt(at);
        return c > '~' ? -1 : Character.digit(c, HEXADECIMAL);
    }

    private static Optional<String> utf8(ByteBuffer octets) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(octets).toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /** The parameter; one without a value counts as absent (RFC 6749 section 3.1). */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }
}
