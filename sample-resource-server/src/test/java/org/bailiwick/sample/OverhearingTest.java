package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverhearingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Journal journal = new Journal();

    @TempDir
    private Path directory;

    private SampleServer server;

    @BeforeEach
    void start() throws Exception {
        WebApplication application = new WebApplication(directory.resolve("api"));
        application.addClasses(Built.here().classes());
        server = SampleServer.bind(0, directory.resolve("tomcat"));
        server.add(new Overhearing("AS2", journal));
        server.run(application.directory());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /** What is heard; an answer may be here before it has been taken down. */
    private List<Step> heard(int count) {
        long begun = System.nanoTime();
        while (journal.open().steps().size() < count && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Thread.onSpinWait();
        }
        return journal.open().steps();
    }

    private Answer send(Call call) {
        return new Caller(URI.create("http://127.0.0.1:" + server.port())).send(call);
    }

    @Test
    void question_isHeardWithoutItsSecretsAndArrivesWhole() {
        String form = "token=t0p&resource=https%3A%2F%2Fa.example&federation_path=b+c&client_secret=t1p&x=%";

        Answer answer = send(Call.post("/orders", form).as("rs2", "t2p"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualToIgnoringNewLines(form);
        assertThat(heard(2)).hasSize(2).allMatch(step -> step.isBetween("RS2", "AS2"));
        assertThat(heard(2))
                .map(step -> step.words().get())
                .containsExactly("POST /orders  resource=https://a.example  federation_path=b+c", "201");
    }

    @Test
    void askerWithoutALogin_isNobody() {
        send(Call.post("/orders", "1 fig").with("Authorization", "Basic !"));
        send(Call.post("/orders", "1 fig"));

        assertThat(heard(4)).hasSize(4).allMatch(step -> step.isBetween("nobody", "AS2"));
    }

    @Test
    void whatIsNoQuestion_isNotHeard() {
        assertThat(send(Call.get("/orders")).status()).isEqualTo(200);
        assertThat(journal.open().steps()).isEmpty();
    }
}
