package org.bailiwick.asid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.bailiwick.credential.CoveredRequest;
import org.bailiwick.credential.Credential;
import org.bailiwick.credential.Presentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof of a session: the vectors of the protocol, and what is no such proof. */
class ProofTest {
    private static final ExternalUrl URL = new ExternalUrl(URI.create(TestConsumer.RESOURCE));
    private static final TestConsumer VECTOR = TestConsumer.at(1795233600);
    private static final String KEY = "f91753a5313dc971fd3c0f829ab55bdb2e620dba3e3aaffda3dee7fc6e119a17";
    private static final String SIGNATURE = "H4uqPsk0GXeUxEvBje8Fpgjlye2SUKaFR0OJA_oPgKs";

    private static byte[] canonical(Credential.Asid presented) {
        return CanonicalRequest.of(presented, presented.presentation().proven().orElseThrow(), URL);
    }

    private static boolean isGood(String signature) {
        return ProofKey.parse(KEY).orElseThrow().hasSigned(canonical(VECTOR.presented()), signature);
    }

    @Test // AS-4
    void vector_isWhatIsSignedAndIsGood() {
        assertThat(VECTOR.key()).isEqualTo(KEY);
        assertThat(CoveredRequest.hash(new byte[0])).isEqualTo("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        assertThat(new String(canonical(VECTOR.presented()), StandardCharsets.US_ASCII))
                .isEqualTo("""
                        ASID-HMAC-SHA256
                        GET
                        https://api.example.com/v1/files?dir=a
                        web-1
                        3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                        u-8842
                        1795233600
                        n-0001-abcdefghijkl
                        47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU""");
        assertThat(VECTOR.signature()).isEqualTo(SIGNATURE);
        assertThat(isGood(SIGNATURE)).isTrue();
    }

    @Test // AS-6
    void hashOfTheVectorsSession_isWhatTicketsHave() {
        assertThat(CoveredRequest.hash(TestConsumer.SID.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("jFRKUiq9G7GjuYP68tqwyOBRHsKpY-H8fZLF0cqLNnI");
    }

    @ParameterizedTest // AS-4
    @ValueSource(
            strings = {
                "",
                "H4uqPsk0GXeUxEvBje8Fpgjlye2SUKaFR0OJA_oPgKt",
                "h4uqPsk0GXeUxEvBje8Fpgjlye2SUKaFR0OJA_oPgKs",
                "H4uqPsk0GXeUxEvBje8Fpgjlye2SUKaFR0OJA_oPgKs=",
                "H4uqPsk0GXeUxEvBje8Fpgjlye2SUKaFR0OJA/oPgKs"
            })
    void otherSignature_isNone(String signature) {
        assertThat(isGood(signature)).isFalse();
    }

    @Test // AS-4
    void signatureOverAnythingElse_isNone() {
        assertThat(isGood(VECTOR.nonce("n-0002-abcdefghijkl").signature())).isFalse();
        assertThat(isGood(VECTOR.secret("another secret").signature())).isFalse();
        assertThat(isGood(VECTOR.post("/v1/files?dir=a", "").signature())).isFalse();
        assertThat(isGood(VECTOR.signature(CoveredRequest.UNSIGNED))).isFalse();
        assertThat(isGood(VECTOR.signature(CoveredRequest.UNREAD))).isFalse();
    }

    @Test // AS-4
    void signatureForAnotherHostSchemeOrPrefix_isNone() {
        assertThat(isGood(VECTOR.signatureAt("https://api.example.com"))).isTrue();
        assertThat(isGood(VECTOR.signatureAt("https://api.example.org"))).isFalse();
        assertThat(isGood(VECTOR.signatureAt("http://api.example.com"))).isFalse();
        assertThat(isGood(VECTOR.signatureAt("https://api.example.com:8443"))).isFalse();
        assertThat(isGood(VECTOR.signatureAt("https://api.example.com/prefix"))).isFalse();
    }

    @Test
    void bodyThatWasNotRead_fitsNoProof() {
        Credential.Asid unread = VECTOR.presented().withBody(CoveredRequest.UNREAD);
        Presentation.Proof proof = unread.presentation().proven().orElseThrow();
        assertThat(ProofKey.parse(KEY).orElseThrow().hasSigned(canonical(unread), proof.signature()))
                .isFalse();
    }

    @ParameterizedTest // AS-4
    @CsvSource({
        "https://api.example.com, https://api.example.com/a?b",
        "https://api.example.com/, https://api.example.com/a?b",
        "https://API.example.com:443, https://api.example.com/a?b",
        "https://api.example.com:8443/v1, https://api.example.com:8443/v1/a?b",
        "https://api.example.com/V1/, https://api.example.com/V1/a?b",
        "http://localhost:80, http://localhost/a?b",
        "http://[::1]:8080, http://[::1]:8080/a?b"
    })
    void externalUrl_comesFromTheFileAndHasOneForm(URI configured, String expected) {
        assertThat(new ExternalUrl(configured).of("/a?b")).isEqualTo(expected);
    }

    @Test
    void key_isReadInBothSpellingsAndInNoOther() {
        String base64Url = VECTOR.keyInBase64Url();
        assertThat(ProofKey.parse(base64Url).orElseThrow().hasSigned(canonical(VECTOR.presented()), SIGNATURE))
                .isTrue();
        assertThat(ProofKey.parse(KEY.substring(1))).isEmpty();
        assertThat(ProofKey.parse(KEY.replace('f', 'g'))).isEmpty();
        assertThat(ProofKey.parse(base64Url + "=")).isEmpty();
        assertThat(ProofKey.parse(base64Url.substring(0, 42) + "d")).isEmpty(); // a bit that belongs to no octet
        assertThat(ProofKey.parse("")).isEmpty();
    }
}
