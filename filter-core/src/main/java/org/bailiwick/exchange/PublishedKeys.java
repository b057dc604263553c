package org.bailiwick.exchange;

import java.util.Map;
import org.bailiwick.json.JsonWriter;
import org.bailiwick.request.HttpAnswer;
import org.bailiwick.request.PublishedDocument;

/** The public keys of ourselves as an issuer, as the services behind us fetch them: a JWK Set (RFC 7517 section 5). */
public final class PublishedKeys implements PublishedDocument {
    private final String path;
    private final SigningKeys keys;

    /**
     * The keys, published.
     *
     * @param path where, as in the request line
     */
    public PublishedKeys(String path, SigningKeys keys) {
        this.path = path;
        this.keys = keys;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public HttpAnswer document() {
        return HttpAnswer.of(
                200,
                Map.of(
                        "Content-Type",
                        "application/jwk-set+json",
                        "Cache-Control",
                        "public, max-age=" + keys.freshFor().toSeconds()),
                JsonWriter.bytes(Map.of("keys", keys.published())));
    }
}
