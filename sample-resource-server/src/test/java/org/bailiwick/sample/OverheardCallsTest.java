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

class OverheardCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Journal journal = new Journal();
    private final OverheardCalls calls = new OverheardCalls("RS2", "RS1", journal);

    @TempDir
    private Path directory;

    private SampleServer server;

    @BeforeEach
    void start() throws Exception {
        WebApplication application = new WebApplication(directory.resolve("api"));
        application.addClasses(Built.here().classes());
        server = SampleServer.bind(0, directory.resolve("tomcat"));
        server.add(calls);
        server.run(application.directory());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private void send(Call call) {
        assertThat(new Caller(URI.create("http://127.0.0.1:" + server.port()))
                        .send(call)
                        .status())
                .isEqualTo(200);
    }

    /** What is heard; an answer may be here before it has been taken down. */
    private List<Step> heard(int count) {
        long begun = System.nanoTime();
        while (journal.open().steps().size() < count && System.nanoTime() - begun < PATIENCE.toNanos()) {
            Thread.onSpinWait();
        }
        return journal.open().steps();
    }

    @Test
    void callOfTheApplication_isHeardAndWhatCameIsRemembered() {
        send(Call.get("/orders").bearing("t0p").with("User-Agent", "RS1"));

        assertThat(heard(2)).hasSize(2).allMatch(step -> step.isBetween("RS1", "RS2"));
        assertThat(heard(2)).map(step -> step.words().get()).containsExactly("GET /orders", "200");
        assertThat(calls.haveBrought("t0p")).isTrue();
        assertThat(calls.haveBrought("t1p")).isFalse();
    }

    @Test
    void callOfSomebodyElse_isNotHeard() {
        send(Call.get("/orders").bearing("t0p"));

        assertThat(journal.open().steps()).isEmpty();
        assertThat(calls.haveBrought("t0p")).isFalse();
    }
}
