package org.bailiwick.testkit.asid;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Builds the proof of one request: that whoever presents the A_SID knows the consumer's secret, and means this request.
 * It starts as GET of the resource's own URL now, with a fresh nonce and no body; what is said later wins.
 */
public final class Proof {
    private final Consumer consumer;
    private final String sid;
    private final String uid;
    private final String resource;
    private String method = "GET";
    private URI target;
    private String bodyHash = Secrets.hash("");
    private Instant time;
    private String nonce = Secrets.random();

    Proof(Consumer consumer, String sid, String uid, String resource, Clock clock) {
        this.consumer = consumer;
        this.sid = sid;
        this.uid = uid;
        this.resource = resource;
        this.target = URI.create(resource);
        this.time = clock.instant();
    }

    /** The request: its method, and its target as the consumer sees it. */
    @CanIgnoreReturnValue
    public Proof request(String httpMethod, URI uri) {
        this.method = httpMethod;
        this.target = uri;
        return this;
    }

    /** The request's body, in UTF-8. */
    @CanIgnoreReturnValue
    public Proof body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The request's body. */
    @CanIgnoreReturnValue
    public Proof body(byte[] octets) {
        this.bodyHash = Secrets.base64url(Secrets.sha256(octets));
        return this;
    }

    /** The body is not covered, where the resource server allows that. */
    @CanIgnoreReturnValue
    public Proof unsignedBody() {
        this.bodyHash = "-";
        return this;
    }

    /** {@code ts}, in whole seconds. */
    @CanIgnoreReturnValue
    public Proof at(Instant instant) {
        this.time = instant;
        return this;
    }

    /** {@code nonce}; the same for each request that is made from here. */
    @CanIgnoreReturnValue
    public Proof nonce(String text) {
        this.nonce = text;
        return this;
    }

    /** The {@code Authorization} field. */
    public String authorization() {
        return draft().authorization();
    }

    /** The {@code Authorization} field with this flaw in it, everything else as it was said. */
    public String authorization(ProofFlaw flaw) {
        ProofDraft draft = draft();
        flaw.spoil(draft);
        return draft.authorization();
    }

    /** What a resource server passes on to {@code verify} as {@code proof}. */
    public Map<String, Object> passedOn() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("method", method);
        members.put("url", Canonical.target(target));
        members.put("ts", time.getEpochSecond());
        members.put("nonce", nonce);
        members.put("body_sha256", bodyHash);
        members.put("sig", draft().signature());
        return members;
    }

    private ProofDraft draft() {
        Canonical truth = new Canonical(
                method,
                Canonical.target(target),
                consumer.id(),
                sid,
                uid,
                String.valueOf(time.getEpochSecond()),
                nonce,
                bodyHash);
        return new ProofDraft(consumer, resource, time, truth);
    }

    @Override
    public String toString() {
        return "Proof[hidden]";
    }
}
