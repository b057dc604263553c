package org.bailiwick.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyStartTest {
    private static ByteArrayInputStream body(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }

    @Test
    void longBody_isAskedForStepByStep() throws IOException {
        List<Integer> asked = new ArrayList<>();
        BodyStart start = BodyStart.read(body(20_000), 30_000, asked::add);
        assertThat(start.isAll()).isTrue();
        assertThat(start.content()).hasSize(20_000);
        assertThat(asked).containsExactly(8192, 16384, 20_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 20_000})
    void bodyThatIsNoLonger_isAll(int length) throws IOException {
        BodyStart start = BodyStart.read(body(length), length, bytes -> true);
        assertThat(start.isAll()).isTrue();
        assertThat(start.content()).hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8191, 8192, 8193, 20_000})
    void bodyThatIsLonger_isReadOneOctetTooFar(int most) throws IOException {
        ByteArrayInputStream body = body(most + 10);
        BodyStart start = BodyStart.read(body, most, bytes -> bytes <= most);
        assertThat(start.isAll()).isFalse();
        assertThat(start.content()).hasSize(most + 1);
        assertThat(body.available()).isEqualTo(9);
    }

    @Test
    void bodyThatThereIsNoRoomFor_isReadNoFurther() throws IOException {
        ByteArrayInputStream body = body(30_000);
        BodyStart start = BodyStart.read(body, 30_000, bytes -> bytes <= 10_000);
        assertThat(start.isAll()).isFalse();
        assertThat(start.content()).as("what has come goes on").hasSize(16384);
        assertThat(body.available()).isEqualTo(30_000 - 16384);
    }

    @Test
    void emptyBody_needsNoRoom() throws IOException {
        assertThat(BodyStart.read(body(0), 100, bytes -> false).isAll()).isTrue();
    }
}
