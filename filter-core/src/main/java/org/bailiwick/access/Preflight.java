package org.bailiwick.access;

import java.util.List;
import java.util.Optional;
import org.bailiwick.request.InboundRequest;

/** Recognises a CORS preflight, which a browser sends without credentials and which therefore cannot bring any. */
final class Preflight {
    private Preflight() {}

    /** The method that the preflight is for; nothing when the request is no preflight. */
    static Optional<String> methodAskedFor(InboundRequest request) {
        if (!request.method().equals("OPTIONS") || request.headers("Origin").size() != 1) {
            return Optional.empty();
        }
        List<String> asked = request.headers("Access-Control-Request-Method");
        return asked.size() == 1 ? Optional.of(asked.get(0)) : Optional.empty();
    }
}
