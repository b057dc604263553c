package org.bailiwick.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import org.bailiwick.benchmarks.server.Vitals;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final long MEBI = 1 << 20;

    private static Course of(IntFunction<Vitals> each) {
        Course course = new Course();
        for (int i = 0; i < 24; i++) {
            course.add(each.apply(i));
        }
        return course;
    }

    @Test
    void whatSettles_isFlat() {
        Course course = of(i -> new Vitals((i < 6 ? 10 * i : 60 + i % 2) * MEBI, 20 + i % 3, 100 + i % 8));
        assertThat(course.isFlat()).isTrue();
        assertThat(course.report()).contains("| heap, MiB | 60.5 | 60.5 | flat |");
    }

    @Test
    void whatGrows_isTold() {
        assertThat(of(i -> new Vitals((50 + i) * MEBI, 20, 100)).isFlat()).isFalse();
        assertThat(of(i -> new Vitals(50 * MEBI, 20 + i, 100)).isFlat()).isFalse();
        assertThat(of(i -> new Vitals(50 * MEBI, 20, 100 + 4 * i)).report()).contains("GROWS");
    }
}
