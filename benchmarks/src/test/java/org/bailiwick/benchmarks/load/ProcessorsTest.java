package org.bailiwick.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
    @Test
    void serverUnderLoad_hasTheLastToItself() {
        Processors four = new Processors(4);
        assertThat(four.underLoad(List.of("java"))).containsExactly("taskset", "-c", "3", "java");
        assertThat(four.beside(List.of("wrk"))).containsExactly("taskset", "-c", "0-2", "wrk");
    }

    @Test
    void oneProcessor_isShared() {
        assertThat(new Processors(1).underLoad(List.of("java"))).containsExactly("java");
        assertThat(new Processors(1).beside(List.of("wrk"))).containsExactly("wrk");
    }
}
