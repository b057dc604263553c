package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

class RequestPathFuzzTest {
    /** Whatever a client sends: no exception, and what has a normal form holds nothing that can be read in another way. */
    @FuzzTest
    void normalForm_holdsNothingAmbiguous(FuzzedDataProvider data) {
        String raw = data.consumeRemainingAsString();
        Optional<RequestPath> path = RequestPath.of(raw);
        path.ifPresent(normal -> assertThat(normal.segments())
                .doesNotContain("", ".", "..")
                .allSatisfy(segment -> assertThat(segment).doesNotContain("/", "\\", ";", "%", "\0", "\r", "\n")));
        // One slash more at the end changes nothing, one more at the front does.
        path.filter(normal -> !raw.endsWith("/") && raw.length() < RequestPath.MAX_LENGTH)
                .ifPresent(normal -> assertThat(RequestPath.of(raw + "/")).contains(normal));
        assertThat(RequestPath.of("/" + raw).filter(doubled -> raw.startsWith("/")))
                .isEmpty();
    }
}
