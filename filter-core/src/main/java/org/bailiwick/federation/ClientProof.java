package org.bailiwick.federation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.bailiwick.jose.Reading;
import org.bailiwick.token.Secret;

/** How somebody wants to prove which client it is (RFC 6749 section 2.3, RFC 7523 section 2.2). Nothing of it is proven yet. */
sealed interface ClientProof {
    /** The {@code client_assertion_type} of a JWT. */
    String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    <R> R fold(Function<Shared, R> secret, Function<Assertion, R> assertion);

    /**
     * The proof that a request brings.
     *
     * @param authorization its {@code Authorization} fields
     * @return {@link Refusal#INVALID_CLIENT} when there is none that could be one, and {@link Refusal#INVALID_REQUEST} for more
     *     than one, whatever they say (RFC 6749 section 2.3)
     */
    static Reading<ClientProof, Refusal> of(List<String> authorization, Form form) {
        boolean posted = form.value("client_secret").isPresent();
        boolean asserted = form.value("client_assertion").isPresent()
                || form.value("client_assertion_type").isPresent();
        int methods = authorization.size() + (posted ? 1 : 0) + (asserted ? 1 : 0);
        if (methods > 1) {
            return new Reading.Refused<>(Refusal.INVALID_REQUEST);
        }
        Optional<ClientProof> proof = authorization.isEmpty()
                ? asserted ? Assertion.of(form) : Shared.posted(form)
                : Shared.basic(authorization.get(0), form);
        return proof.<Reading<ClientProof, Refusal>>map(Reading.Read::new)
                .orElseGet(() -> new Reading.Refused<>(Refusal.INVALID_CLIENT));
    }

    /** {@code client_secret_basic} or {@code client_secret_post}. */
    record Shared(String clientId, Secret secret) implements ClientProof {
        private static final String SCHEME = "Basic ";

        public Shared {
            Objects.requireNonNull(clientId, "clientId");
            Objects.requireNonNull(secret, "secret");
        }

        private static Optional<ClientProof> posted(Form form) {
            return form.value("client_id")
                    .flatMap(id -> form.value("client_secret").map(secret -> new Shared(id, Secret.of(secret))));
        }

        /** Both parts are form-encoded before they are joined (RFC 6749 section 2.3.1). */
        private static Optional<ClientProof> basic(String field, Form form) {
            if (!field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return Optional.empty();
            }
            String pair = base64(field.substring(SCHEME.length()).strip());
            int colon = pair.indexOf(':');
            if (colon <= 0) {
                return Optional.empty();
            }
            Optional<String> secret = Form.decoded(pair.substring(colon + 1));
            return Form.decoded(pair.substring(0, colon))
                    .filter(id -> form.value("client_id").orElse(id).equals(id))
                    .flatMap(id -> secret.map(text -> new Shared(id, Secret.of(text))));
        }

        private static String base64(String text) {
            try {
                return new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
            } catch (IllegalArgumentException otherwise) {
                return "";
            }
        }

        @Override
        public <R> R fold(Function<Shared, R> shared, Function<Assertion, R> assertion) {
            return shared.apply(this);
        }

        @Override
        public String toString() {
            return "Shared[hidden]";
        }
    }

    /**
     * {@code private_key_jwt}.
     *
     * @param clientId who the form says it is, if it says so
     * @param assertion the JWT in compact form
     */
    record Assertion(Optional<String> clientId, String assertion) implements ClientProof {
        public Assertion {
            Objects.requireNonNull(clientId, "clientId");
            Objects.requireNonNull(assertion, "assertion");
        }

        private static Optional<ClientProof> of(Form form) {
            return form.value("client_assertion")
                    .filter(assertion -> form.value("client_assertion_type")
                            .filter(JWT_BEARER::equals)
                            .isPresent())
                    .map(assertion -> new Assertion(form.value("client_id"), assertion));
        }

        @Override
        public <R> R fold(Function<Shared, R> shared, Function<Assertion, R> asserted) {
            return asserted.apply(this);
        }

        @Override
        public String toString() {
            return "Assertion[hidden]";
        }
    }
}
