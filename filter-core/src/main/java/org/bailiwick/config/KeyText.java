package org.bailiwick.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bailiwick.token.Secret;

/** A key of 256 bits that is never shown. */
final class KeyText implements Kind<Secret> {
    private static final String BASE64URL = "[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]";
    private static final String BASE64URL_IN_WORDS = "43 characters of base64url";

    /** In hexadecimal or in base64url. */
    static final Kind<Secret> HEX_OR_BASE64URL =
            new KeyText("[0-9A-Fa-f]{64}|" + BASE64URL, "64 hexadecimal digits or " + BASE64URL_IN_WORDS);

    /** In base64url alone. */
    static final Kind<Secret> IN_BASE64URL = new KeyText(BASE64URL, BASE64URL_IN_WORDS);

    private final Pattern key;
    private final String inWords;
    private final SecretText text = new SecretText();

    private KeyText(String key, String inWords) {
        this.key = Pattern.compile(key);
        this.inWords = inWords + ", best from ${env:NAME} or ${file:PATH}";
    }

    @Override
    public Optional<Secret> read(Place place, Reading reading) {
        Optional<Secret> written = text.read(place, reading);
        Optional<Secret> read =
                written.filter(secret -> key.matcher(secret.reveal()).matches());
        if (written.isPresent() && read.isEmpty()) {
            reading.report(place, "no key (expected: " + inWords + ")");
        }
        return read;
    }

    @Override
    public String inWords() {
        return inWords;
    }

    @Override
    public boolean isSecret() {
        return true;
    }

    @Override
    public Map<String, Object> schema() {
        return text.schema();
    }
}
