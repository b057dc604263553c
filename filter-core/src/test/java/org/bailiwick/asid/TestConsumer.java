package org.bailiwick.asid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.bailiwick.credential.SessionName;
import org.bailiwick.token.Secret;

/** A consumer with a session: signs by its own reading of the protocol, and not by the code under test. */
public final class TestConsumer {
    /** What the authority calls us. */
    public static final String RESOURCE = "https://api.example.com";

    public static final String SECRET = "s3cr3t-consumer-0001";
    public static final String SID = "3q2-7w" + "A".repeat(37);
    public static final SessionName SESSION = new SessionName("web-1", SID, "u-8842");

    private final String method;
    private final String target;
    private final String body;
    private final SessionName session;
    private final String secret;
    private final long time;
    private final String nonce;

    private TestConsumer(
            String method, String target, String body, SessionName session, String secret, long time, String nonce) {
        this.method = method;
        this.target = target;
        this.body = body;
        this.session = session;
        this.secret = secret;
        this.time = time;
        this.nonce = nonce;
    }

    /** Presents the session of the vectors with a GET. */
    public static TestConsumer at(long time) {
        return new TestConsumer("GET", "/v1/files?dir=a", "", SESSION, SECRET, time, "n-0001-abcdefghijkl");
    }

    public TestConsumer nonce(String other) {
        return new TestConsumer(method, target, body, session, secret, time, other);
    }

    public TestConsumer secret(String other) {
        return new TestConsumer(method, target, body, session, other, time, nonce);
    }

    public TestConsumer session(SessionName other) {
        return new TestConsumer(method, target, body, other, secret, time, nonce);
    }

    public TestConsumer get(String path) {
        return new TestConsumer("GET", path, "", session, secret, time, nonce);
    }

    public TestConsumer post(String path, String content) {
        return new TestConsumer("POST", path, content, session, secret, time, nonce);
    }

    /** K in hexadecimal. */
    public String key() {
        return HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), "asid-proof-v1\n" + RESOURCE));
    }

    /** K in base64url. */
    public String keyInBase64Url() {
        return base64Url(HexFormat.of().parseHex(key()));
    }

    public String signature() {
        return signature(CoveredRequest.hash(body.getBytes(StandardCharsets.UTF_8)));
    }

    public String signature(String bodyLine) {
        return signature(RESOURCE, bodyLine);
    }

    /** As made for a resource that is reached under this URL. */
    String signatureAt(String base) {
        return signature(base, CoveredRequest.hash(body.getBytes(StandardCharsets.UTF_8)));
    }

    private String signature(String base, String bodyLine) {
        String canonical = String.join(
                "\n",
                "ASID-HMAC-SHA256",
                method,
                base + target,
                session.consumer(),
                session.sid(),
                session.subject(),
                Long.toString(time),
                nonce,
                bodyLine);
        return base64Url(hmac(HexFormat.of().parseHex(key()), canonical));
    }

    /** The field {@code Authorization}. */
    public String authorization() {
        return authorization(signature());
    }

    public String authorization(String signature) {
        return "ASID c_id=\"" + session.consumer() + "\", a_sid=\"" + session.sid() + "\", a_uid=\"" + session.subject()
                + "\", ts=" + time + ", nonce=\"" + nonce + "\", sig=\"" + signature + "\"";
    }

    /** What a resource server makes of the request. */
    public Credential.Asid presented() {
        return presented(proof());
    }

    public Credential.Asid presentedWith(String ticket) {
        return presented(new Presentation.Ticket(proof(), ticket));
    }

    public Credential.Asid presentedWithSecret() {
        return presented(new Presentation.SharedSecret(Secret.of(secret)));
    }

    private Presentation.Proof proof() {
        return new Presentation.Proof(Long.toString(time), nonce, signature());
    }

    private Credential.Asid presented(Presentation presentation) {
        return new Credential.Asid(
                session,
                presentation,
                new CoveredRequest(method, target, CoveredRequest.hash(body.getBytes(StandardCharsets.UTF_8))));
    }

    ProofKey proofKey() {
        return Optional.of(key()).flatMap(ProofKey::parse).orElseThrow();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    private static String base64Url(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
