package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BelongingsTest {
    private final List<String> closed = new ArrayList<>();
    private final Belongings belongings = new Belongings();

    @Test
    void closing_isInReverseAndOnce() throws IOException {
        belongings.add(() -> closed.add("first"));
        belongings.add(() -> closed.add("second"));

        belongings.close();
        belongings.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void whatComesAfterClosing_isClosedAtOnce() {
        belongings.close();

        assertThatThrownBy(() -> belongings.add(() -> closed.add("late"))).isInstanceOf(InterruptedIOException.class);
        assertThat(closed).containsExactly("late");
    }
}
