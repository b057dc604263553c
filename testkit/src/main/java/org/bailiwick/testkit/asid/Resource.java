package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resource server, as an authority knows it. Prints no secret. */
public final class Resource {
    private final String id;
    private final String secret;
    private final @Nullable Map<String, Object> key;
    private final boolean own;
    private final boolean givenProofKeys;

    private Resource(Builder settings) {
        this.id = settings.id;
        this.secret = settings.secret;
        this.key = settings.key;
        this.own = settings.own;
        this.givenProofKeys = settings.givenProofKeys;
    }

    /**
     * Begins a resource server with 256 random bits as its secret, of another trust domain than the authority's.
     *
     * @param id {@code r_id}, {@code https://api.example.com} for one
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** {@code r_id}. */
    public String id() {
        return id;
    }

    /** What it shows at {@code verify}. */
    public String secret() {
        return secret;
    }

    /** The {@code Authorization} field of its requests to the authority. */
    public String basic() {
        return BasicCredentials.authorization(id, secret);
    }

    Optional<Map<String, Object>> key() {
        return Optional.ofNullable(key);
    }

    boolean isOwn() {
        return own;
    }

    boolean isGivenProofKeys() {
        return givenProofKeys;
    }

    @Override
    public String toString() {
        return "Resource[" + id + "]";
    }

    /** Settings of a resource server. */
    public static final class Builder {
        private final String id;
        private String secret = Secrets.random();
        private @Nullable Map<String, Object> key;
        private boolean own;
        private boolean givenProofKeys;

        private Builder(String id) {
            this.id = id;
        }

        /** What it shows at {@code verify}, by Basic. */
        @CanIgnoreReturnValue
        public Builder secret(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("secret: empty (expected: at least one character)");
            }
            this.secret = text;
            return this;
        }

        /** Shows who it is by {@code r_assertion} alone, an assertion as consumers have them. */
        @CanIgnoreReturnValue
        public Builder key(Map<String, ?> publicJwk) {
            this.key = Map.copyOf(publicJwk);
            return this;
        }

        /** Belongs to the authority's own trust domain: may send {@code c_secret} to {@code verify}. */
        @CanIgnoreReturnValue
        public Builder own() {
            this.own = true;
            return this;
        }

        /** Is told K of the consumer, as {@code proof_key}, with each answer to a good proof. */
        @CanIgnoreReturnValue
        public Builder givenProofKeys() {
            this.givenProofKeys = true;
            return this;
        }

        /** The resource server, which authorities know when it is registered there. */
        public Resource build() {
            return new Resource(this);
        }
    }
}
