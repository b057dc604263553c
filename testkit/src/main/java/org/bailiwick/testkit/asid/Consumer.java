package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A consumer, as an authority knows it and as it presents an A_SID to a resource server. What it may do is what is said
 * here and no more. Prints no secret.
 */
public final class Consumer {
    private static final String KEY_LABEL = "asid-proof-v1\n";

    private final String id;
    private final String secret;
    private final @Nullable Map<String, Object> key;
    private final Set<String> urls;
    private final Set<String> addresses;
    private final Set<String> grants;
    private final Set<String> scopes;

    private Consumer(Builder settings) {
        this.id = settings.id;
        this.secret = settings.secret;
        this.key = settings.key;
        this.urls = Set.copyOf(settings.urls);
        this.addresses = Set.copyOf(settings.addresses);
        this.grants = Set.copyOf(settings.grants);
        this.scopes = Set.copyOf(settings.scopes);
    }

    /**
     * Begins a consumer with 256 random bits as its secret, and neither URL nor grant nor scope.
     *
     * @param id {@code c_id}: printable ASCII without spaces, quotes, backslashes and colons
     */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** {@code c_id}. */
    public String id() {
        return id;
    }

    /** {@code c_secret}. */
    public String secret() {
        return secret;
    }

    /** K: the key of its proofs at this resource server, which tells nobody the secret or any other key. */
    public byte[] proofKey(String resource) {
        return Secrets.hmac(secret.getBytes(StandardCharsets.UTF_8), KEY_LABEL + resource);
    }

    /**
     * Begins a proof: the {@code Authorization} field of one request to this resource server.
     *
     * @param session the session, this consumer's or, to see it refused, another's
     * @param resource the resource server's identifier, {@code r_id}
     */
    public Proof proof(Session session, String resource) {
        return new Proof(this, session.sid(), session.uid(), resource, session.clock());
    }

    /**
     * Begins a proof for a session that was opened by its tickets, by the system's clock.
     *
     * @param sid {@code a_sid}
     * @param uid {@code a_uid}
     * @param resource the resource server's identifier, {@code r_id}
     */
    public Proof proof(String sid, String uid, String resource) {
        return new Proof(this, sid, uid, resource, Clock.systemUTC());
    }

    /** The {@code Authorization} field of the secret mode, beside which go {@code A-SID} and {@code A-UID}. */
    public String basic() {
        return BasicCredentials.authorization(id, secret);
    }

    /** Whether it shows who it is by an assertion, and by nothing else. */
    Optional<Map<String, Object>> key() {
        return Optional.ofNullable(key);
    }

    boolean hasUrl(String url) {
        return urls.contains(url);
    }

    boolean hasUrls() {
        return !urls.isEmpty();
    }

    boolean mayCallFrom(String address) {
        return addresses.isEmpty() || addresses.contains(address);
    }

    boolean mayAsk(Iterable<String> askedGrants, Iterable<String> askedScopes) {
        return all(askedGrants, grants) && all(askedScopes, scopes);
    }

    private static boolean all(Iterable<String> asked, Set<String> allowed) {
        for (String each : asked) {
            if (!allowed.contains(each)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "Consumer[" + id + "]";
    }

    /** Settings of a consumer. */
    public static final class Builder {
        private final String id;
        private String secret = Secrets.random();
        private @Nullable Map<String, Object> key;
        private final Set<String> urls = new TreeSet<>();
        private final Set<String> addresses = new TreeSet<>();
        private final Set<String> grants = new TreeSet<>();
        private final Set<String> scopes = new TreeSet<>();

        private Builder(String id) {
            if (!id.matches("[!#-9;-\\[\\]-~]{1,128}")) {
                throw new IllegalArgumentException(
                        "c_id: " + id + " (expected: printable ASCII without \" \\ : or space)");
            }
            this.id = id;
        }

        /** {@code c_secret}, for proofs at least 256 random bits; that is not checked, so that known values can be run. */
        @CanIgnoreReturnValue
        public Builder secret(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("secret: empty (expected: at least one character)");
            }
            this.secret = text;
            return this;
        }

        /** Shows who it is at the authority by {@code c_assertion} alone; the secret is for proofs then. */
        @CanIgnoreReturnValue
        public Builder key(Map<String, ?> publicJwk) {
            this.key = Map.copyOf(publicJwk);
            return this;
        }

        /** One more {@code c_url}: https, or http at a loopback address, without a fragment. */
        @CanIgnoreReturnValue
        public Builder url(String cUrl) {
            if (!CallbackUrl.isAcceptable(URI.create(cUrl))) {
                throw new IllegalArgumentException("c_url: " + cUrl + " (expected: https or loopback, no fragment)");
            }
            urls.add(cUrl);
            return this;
        }

        /** Calls the authority from these IP addresses only, as Java writes them; from anywhere when none is said. */
        @CanIgnoreReturnValue
        public Builder from(String... ipAddresses) {
            addresses.addAll(List.of(ipAddresses));
            return this;
        }

        /** Roles it may ask for. */
        @CanIgnoreReturnValue
        public Builder grants(String... roles) {
            grants.addAll(List.of(roles));
            return this;
        }

        /** Pieces of information it may ask for. */
        @CanIgnoreReturnValue
        public Builder scopes(String... pieces) {
            scopes.addAll(List.of(pieces));
            return this;
        }

        /** The consumer, which authorities know when it is registered there. */
        public Consumer build() {
            return new Consumer(this);
        }
    }
}
