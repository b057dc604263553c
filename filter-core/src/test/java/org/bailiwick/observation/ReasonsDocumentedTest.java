package org.bailiwick.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bailiwick.event.Reason;
import org.junit.jupiter.api.Test;

class ReasonsDocumentedTest {
    private static final Path PAGE = Path.of("../docs/observability.md");

    @Test
    void everyReason_isOnThePageWithItsStatusAndMeaning() throws IOException {
        String table = Arrays.stream(Reason.values())
                .map(reason -> "| `" + reason.code() + "` | " + status(reason) + " | " + reason.text() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(PAGE)).contains("<!-- reasons -->\n" + table + "<!-- /reasons -->");
    }

    private static String status(Reason reason) {
        return switch (reason.kind()) {
            case GRANT -> "–";
            case LOGIN -> "303";
            case INVALID_REQUEST -> "400";
            case NO_CREDENTIAL, INVALID_TOKEN -> "401";
            case INSUFFICIENT, FORBIDDEN -> "403";
            case UNAVAILABLE -> "503";
            case BAD_AUTHORITY -> "502";
        };
    }
}
