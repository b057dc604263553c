package org.bailiwick.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bailiwick.transport.TestAnswers.join;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.bailiwick.transport.Answer.Answered;
import org.bailiwick.transport.Answer.Failed;
import org.bailiwick.transport.Answer.Why;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static WireMockServer server;
    private static SSLContext trusting;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        Path keys = folder.resolve("keys.p12");
        certify("as.example", keys);
        trusting = SSLContexts.custom()
                .loadTrustMaterial(keys, PASSWORD.toCharArray())
                .build();
        server = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        server.start();
        server.stubFor(get(anyUrl()).willReturn(ok()));
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void trustedCertificateForTheName_isAnswered() { // IN-3
        assertThat(ask("as.example", trusting)).isInstanceOf(Answered.class);
    }

    @Test
    void trustedCertificateForAnotherName_isUnreachable() { // IN-3
        assertThat(ask("other.example", trusting)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.why()).isEqualTo(Why.UNREACHABLE);
            assertThat(failed.detail()).startsWith("SSL").contains("other.example");
        });
    }

    @Test
    void certificateThatNobodyTrusts_isUnreachable() { // IN-3
        assertThat(ask("as.example", SSLContexts.createSystemDefault()))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.why()).isEqualTo(Why.UNREACHABLE);
                    assertThat(failed.detail()).startsWith("SSLHandshakeException");
                });
    }

    private static Answer ask(String host, SSLContext trust) {
        TransportSettings settings =
                new TransportSettings(Duration.ofSeconds(10), Duration.ofSeconds(10), 1000, 2, false, true);
        Lookup.Names names = any -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        try (AuthorityTransport transport = Transports.stack(settings, names, trust)) {
            URI uri = URI.create("https://" + host + ":" + server.httpsPort() + "/jwks");
            return join(transport.send(Question.get(uri, "*/*")));
        }
    }

    private static void certify(String host, Path keystore) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = List.of(
                keytool,
                "-genkeypair",
                "-alias",
                "as",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                keystore.toString(),
                "-storepass",
                PASSWORD);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
