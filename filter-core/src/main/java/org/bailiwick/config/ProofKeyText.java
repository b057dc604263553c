package org.bailiwick.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bailiwick.token.Secret;

/** A key of 256 bits that is never shown, in hexadecimal or in base64url. */
final class ProofKeyText implements Kind<Secret> {
    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{64}|[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");
    private static final String IN_WORDS =
            "64 hexadecimal digits or 43 characters of base64url, best from ${env:NAME} or ${file:PATH}";

    private final SecretText text = new SecretText();

    @Override
    public Optional<Secret> read(Place place, Reading reading) {
        Optional<Secret> written = text.read(place, reading);
        Optional<Secret> key =
                written.filter(secret -> KEY.matcher(secret.reveal()).matches());
        if (written.isPresent() && key.isEmpty()) {
            reading.report(place, "no key (expected: " + IN_WORDS + ")");
        }
        return key;
    }

    @Override
    public String inWords() {
        return IN_WORDS;
    }

    @Override
    public Map<String, Object> schema() {
        return text.schema();
    }
}
