package org.bailiwick.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.bailiwick.authority.ClientAuthentication;
import org.bailiwick.authority.ClientAuthentication.Proof;
import org.bailiwick.authority.Form;
import org.bailiwick.config.ClientSettings;
import org.bailiwick.keys.SignatureAlgorithm;
import org.bailiwick.keys.TestClock;
import org.bailiwick.token.Issuer;
import org.bailiwick.token.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientAuthenticationTest {
    private static final long NOW = TestClock.NOW.getEpochSecond();

    @TempDir
    private Path folder;

    private static Proof prove(String id, ClientSettings.Proof proof) {
        return authentication(id, proof).prove();
    }

    private static ClientAuthentication authentication(String id, ClientSettings.Proof proof) {
        return ClientAuthentication.of(
                new ClientSettings(id, proof), new Issuer(DomainUnderTest.ISSUER), new TestClock());
    }

    @Test // IN-2, TBF-2
    void basicSecret_isInTheFieldWithBothPartsEncodedBeforeTheyAreJoined() {
        Proof proof = prove("rs:2 ä", new ClientSettings.Proof.BasicSecret(Secret.of("p%:+&=")));

        String field = proof.headers().get("Authorization");
        assertThat(field).startsWith("Basic ");
        String joined =
                new String(Base64.getDecoder().decode(field.substring("Basic ".length())), StandardCharsets.US_ASCII);
        assertThat(joined).isEqualTo("rs%3A2+%C3%A4:p%25%3A%2B%26%3D");
        assertThat(proof.parameters()).isEmpty();
        assertThat(proof.headers()).hasSize(1);
    }

    @Test // IN-2, TBF-2
    void postedSecret_isInTheForm() {
        Proof proof = prove("rs2", new ClientSettings.Proof.PostedSecret(Secret.of("p%:+&=")));

        assertThat(proof.headers()).isEmpty();
        assertThat(proof.parameters())
                .containsOnly(Map.entry("client_id", "rs2"), Map.entry("client_secret", "p%:+&="));
        assertThat(FakeAuthority.decode(new String(Form.body(proof.parameters()), StandardCharsets.US_ASCII)))
                .contains("client_secret=p%:+&=");
    }

    @Test // IN-2, MT-7
    void certificate_isNamedByTheClientIdInTheForm() {
        Proof proof =
                prove("rs2", new ClientSettings.Proof.Certificate(folder.resolve("rs2.p12"), Secret.of("changeit")));

        assertThat(proof.headers()).isEmpty();
        assertThat(proof.parameters()).containsOnly(Map.entry("client_id", "rs2"));
    }

    @Test // JA-1, JA-2
    void privateKey_signsAnAssertionForTheIssuer() {
        TestSigner signer = TestSigner.in(folder, SignatureAlgorithm.ES256);
        Proof proof = prove("rs2", new ClientSettings.Proof.PrivateKey(signer.privateKey()));

        assertThat(proof.headers()).isEmpty();
        assertThat(proof.parameters())
                .containsOnlyKeys("client_id", "client_assertion_type", "client_assertion")
                .containsEntry("client_id", "rs2")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        Map<String, Object> claims = signer.verified(proof.parameters().get("client_assertion"));
        assertThat(claims)
                .containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti")
                .containsEntry("iss", "rs2")
                .containsEntry("sub", "rs2")
                .containsEntry("aud", DomainUnderTest.ISSUER)
                .containsEntry("iat", NOW)
                .containsEntry("exp", NOW + 60);
    }

    @Test // JA-1
    void assertions_areMadeAnewForEveryRequest() {
        TestSigner signer = TestSigner.in(folder, SignatureAlgorithm.RS256);
        ClientAuthentication client = authentication("rs2", new ClientSettings.Proof.PrivateKey(signer.privateKey()));

        Object first = signer.verified(client.prove().parameters().get("client_assertion"))
                .get("jti");
        Object second = signer.verified(client.prove().parameters().get("client_assertion"))
                .get("jti");
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void keyThatIsNotThere_isFoundWhenItIsConfigured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> authentication("rs2", new ClientSettings.Proof.PrivateKey(folder.resolve("none"))))
                .withMessageContaining("expected: a private JWK");
    }

    @Test
    void proof_doesNotPrint() {
        assertThat(prove("rs2", new ClientSettings.Proof.PostedSecret(Secret.of("s3cret"))))
                .hasToString("Proof[hidden]");
    }
}
