package org.bailiwick.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.bailiwick.transport.TestAnswers.join;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bailiwick.token.Secret;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority that asks for a certificate (RFC 8705 section 2). */
class MutualTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Path ours;
    private static TrustManager[] trust;
    private static WireMockServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        Path theirs = folder.resolve("as.p12");
        ours = folder.resolve("rs2.p12");
        keytool(theirs, "-genkeypair", "-dname", "CN=as.example", "-ext", "san=dns:as.example");
        keytool(ours, "-genkeypair", "-dname", "CN=rs2.example");
        keytool(folder.resolve("other.p12"), "-genkeypair", "-dname", "CN=other.example");
        trust = trusting(theirs);
        server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(theirs.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .needClientAuth(true)
                .trustStorePath(ours.toString())
                .trustStoreType("PKCS12")
                .trustStorePassword(PASSWORD));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok()));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test // IN-2, IN-3, MT-7
    void certificateThatTheAuthorityKnows_isShown() {
        assertThat(ask(ClientCertificate.of(ours, Secret.of(PASSWORD), trust))).isInstanceOf(Answered.class);
    }

    @Test
    void certificateThatTheAuthorityDoesNotKnow_getsNoAnswer() {
        assertUnreachable(ask(ClientCertificate.of(folder.resolve("other.p12"), Secret.of(PASSWORD), trust)));
    }

    @Test // IN-3: to show a certificate is not to trust any
    void authorityThatNobodyTrusts_isNotSpokenTo() {
        assertUnreachable(ask(ClientCertificate.of(ours, Secret.of(PASSWORD), null)));
    }

    private static void assertUnreachable(Answer answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.why()).isEqualTo(Why.UNREACHABLE));
    }

    @Test
    void transportWithACertificate_isMadeAndClosed() {
        try (AuthorityTransport transport =
                Transports.toAuthorities(TransportSettings.DEFAULT, ours, Secret.of(PASSWORD))) {
            assertThat(transport.callsInFlight()).isEmpty();
        }
    }

    @Test
    void fileThatHasNoSuchKey_isRefusedWithoutItsPassword() throws IOException, InterruptedException {
        Path two = folder.resolve("two.p12");
        keytool(two, "-genkeypair", "-dname", "CN=one");
        keytool(two, "-genkeypair", "-dname", "CN=two", "-alias", "second");
        Path text = Files.writeString(folder.resolve("text.p12"), "text");

        for (Path unusable : List.of(folder.resolve("none.p12"), text, two)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClientCertificate.of(unusable, Secret.of(PASSWORD), trust))
                    .withMessageStartingWith("key store: " + unusable)
                    .withMessageEndingWith("(expected: a PKCS#12 file with one private key)");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCertificate.of(ours, Secret.of("s3cret"), trust))
                .withMessageNotContaining("s3cret");
    }

    private static Answer ask(SSLContext context) {
        TransportSettings settings =
                new TransportSettings(Duration.ofSeconds(10), Duration.ofSeconds(10), 1000, 2, false, true);
        Lookup.Names names = any -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        try (AuthorityTransport transport = Transports.stack(settings, names, context)) {
            URI uri = URI.create("https://as.example:" + server.httpsPort() + "/introspect");
            return join(transport.send(Question.get(uri, "*/*")));
        }
    }

    private static TrustManager[] trusting(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream octets = Files.newInputStream(file)) {
            store.load(octets, PASSWORD.toCharArray());
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static void keytool(Path keystore, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
