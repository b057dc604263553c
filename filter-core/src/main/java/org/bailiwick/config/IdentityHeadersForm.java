package org.bailiwick.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.request.FieldNames;

/** The keys under {@code identity-headers}: the names of the header fields. */
final class IdentityHeadersForm {
    private static final String OFF = "off";

    /** Narrower than a token of RFC 9110: what no server can take for another name. */
    private static final String SHAPE = "[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*";

    /** Fields that HTTP, a browser or the gateway has a use for; to withhold or replace one would break requests. */
    private static final FieldNames TAKEN = FieldNames.of(
            "Accept*",
            "Access-Control-*",
            "Authorization",
            "Cache-Control",
            "Connection",
            "Content-*",
            "Cookie*",
            "Date",
            "DPoP*",
            "Early-Data",
            "Expect",
            "Forwarded",
            "Host",
            "HTTP2-Settings",
            "If-*",
            "Keep-Alive",
            "Last-Event-ID",
            "Max-Forwards",
            "Origin",
            "Pragma",
            "Proxy-*",
            "Range",
            "Referer",
            "Sec-*",
            "Set-Cookie*",
            "TE",
            "Traceparent",
            "Tracestate",
            "Trailer",
            "Transfer-Encoding",
            "Txn-Token",
            "Upgrade*",
            "User-Agent",
            "Via",
            "WWW-Authenticate",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Real-IP");

    private static final Kind<String> FIELD_NAME = Scalar.text(
            "a field name of letters, digits and -, or off", Schemas.matching(SHAPE), IdentityHeadersForm::fieldName);

    private static final Map<IdentityField, Key<String>> KEYS = keys();

    static final Form FORM = Form.of(KEYS.values().toArray(new Key<?>[0]));

    private IdentityHeadersForm() {}

    private static Map<IdentityField, Key<String>> keys() {
        Map<IdentityField, Key<String>> keys = new EnumMap<>(IdentityField.class);
        for (IdentityField field : IdentityField.values()) {
            keys.put(field, Key.withDefault(field.key(), FIELD_NAME, field.defaultName(), field.meaning()));
        }
        return keys;
    }

    private static Optional<String> fieldName(String text) {
        if (TAKEN.contains(text)) {
            throw new IllegalArgumentException(
                    text + ", which HTTP or the gateway needs (expected: a name of its own)");
        }
        boolean nearlyOff = text.equalsIgnoreCase(OFF) && !text.equals(OFF);
        return Optional.of(text).filter(name -> name.matches(SHAPE) && !nearlyOff);
    }

    /** Checks that no two fields have one name, in whatever spelling. */
    static void check(Fields fields, Reading reading) {
        Map<String, String> owners = new HashMap<>();
        // What is not written cannot be at fault, so that it comes first.
        for (boolean written : new boolean[] {false, true}) {
            KEYS.values().stream()
                    .filter(key -> fields.has(key) == written)
                    .forEach(key -> fields.find(key)
                            .filter(name -> !name.equals(OFF))
                            .map(name -> owners.putIfAbsent(FieldNames.folded(name), key.name()))
                            .ifPresent(owner ->
                                    reading.unexpected(fields.place(key), "a name of its own; " + owner + " has it")));
        }
    }

    static Map<IdentityField, String> build(Fields fields) {
        Map<IdentityField, String> names = new EnumMap<>(IdentityField.class);
        KEYS.forEach((field, key) -> {
            String name = fields.get(key);
            if (!name.equals(OFF)) {
                names.put(field, name);
            }
        });
        return names;
    }
}
