package org.bailiwick.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How flawed tokens are made, where it takes more than a word to the builder. */
final class Forgery {
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int OCTETS_OF_AN_EVEN_SIGNATURE = 3;

    private Forgery() {}

    static String ofSignature(TokenBuilder token, UnaryOperator<byte[]> change) {
        String signingInput = token.signingInput();
        byte[] signature = token.key().sign(signingInput);
        return signingInput + "." + SigningKey.base64url(change.apply(signature));
    }

    static byte[] flipped(byte[] signature) {
        byte[] flipped = signature.clone();
        flipped[flipped.length / 2] ^= 1;
        return flipped;
    }

    static byte[] shortened(byte[] signature) {
        return Arrays.copyOf(signature, signature.length - 1);
    }

    static String derSignature(TokenBuilder token) {
        String signingInput = token.algorithm(Algorithm.ES256).signingInput();
        try {
            byte[] signature = token.key().sign(Signature.getInstance("SHA256withECDSA"), signingInput);
            return signingInput + "." + SigningKey.base64url(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hmacWithPublicKey(TokenBuilder token) {
        SigningKey rsa = token.authority().key(Algorithm.RS256);
        String signingInput = token.header("alg", "HS256").kid(rsa.kid()).signingInput();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(rsa.publicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pem.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] code = mac.doFinal(signingInput.getBytes(StandardCharsets.US_ASCII));
            return signingInput + "." + SigningKey.base64url(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON object with one more member at its end, whether it has that member or not. */
    static String appended(String object, String member) {
        return object.substring(0, object.lastIndexOf('}')) + "," + member + "}";
    }

    static String payloadNotUtf8(TokenBuilder token) {
        // In Latin-1 the last letter is one octet with the high bit set, which begins no UTF-8 sequence that ends here.
        byte[] payload = appended(token.payloadText(), "\"x\":\"\u00FF\"").getBytes(StandardCharsets.ISO_8859_1);
        String signingInput = TokenBuilder.encoded(token.headerText()) + "." + SigningKey.base64url(payload);
        return signingInput + "." + SigningKey.base64url(token.key().sign(signingInput));
    }

    static String strayBits(TokenBuilder token) {
        String compact = token.sign();
        int octets = token.key().sign("").length;
        if (octets % OCTETS_OF_AN_EVEN_SIGNATURE == 0) {
            throw new IllegalStateException(
                    token.key().algorithm() + ": no bits to spare in a signature of " + octets + " octets");
        }
        int last = BASE64URL.indexOf(compact.charAt(compact.length() - 1));
        return compact.substring(0, compact.length() - 1) + BASE64URL.charAt(last + 1);
    }

    static String jsonSerialization(TokenBuilder token) {
        String[] parts = token.sign().split("\\.", -1);
        return "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2]
                + "\"}";
    }

    static String encrypted(TokenBuilder token) {
        String header = "{\"typ\":\"at+jwt\",\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\"}";
        String text = SigningKey.base64url(token.key().sign("nobody can read this"));
        return String.join(".", TokenBuilder.encoded(header), text, "AAAAAAAAAAAAAAAA", text, "AAAAAAAAAAAAAAAAAAAAAA");
    }

    /** Signed by the stranger under the name of the authority's own key, with a pointer to the stranger's key. */
    static String byStranger(TokenBuilder token, String header, Object value) {
        EmbeddedAuthority authority = token.authority();
        return token.signedBy(authority.strangersKey())
                .kid(authority.key(Algorithm.ES256).kid())
                .header(header, value)
                .sign();
    }
}
