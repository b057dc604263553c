package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.bailiwick.sample.upstream.Upstream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TabTest {
    private final Journal journal = new Journal();
    private final Tab tab = new Tab(journal);
    private Upstream service;

    @BeforeEach
    void start() throws IOException {
        service = Upstream.start(0);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Stop welcome(Expectation expectation) {
        return tab.stop(
                "GET",
                "service",
                "/",
                "nobody in particular",
                () -> tab.browser().visit("http://127.0.0.1:" + service.port() + "/"),
                expectation);
    }

    @Test
    void whatIsVisited_isShownAndWrittenDown() {
        Row row = welcome(Expectation.letThrough(200)
                        .and(Demand.field("Content-Type", "text/html"))
                        .and(Demand.body("The desk")))
                .visit();

        assertThat(row.isAsExpected()).as(row.toString()).isTrue();
        assertThat(row.call()).isEqualTo("GET service/");
        assertThat(tab.page().status()).isEqualTo(200);
        assertThat(journal.open().exchange("browser", "service", "/")).isPresent();
    }

    @Test
    void whatIsNotAsExpected_isSaid() {
        Row row = welcome(Expectation.sentTo("http://127.0.0.1/").and(Demand.withoutField("Content-Type")))
                .visit();

        assertThat(row.differences())
                .containsExactly(
                        "status: 200 (expected: 303)",
                        "Location with http://127.0.0.1/ expected, but: ",
                        "no Content-Type expected, but: text/html;charset=UTF-8");
    }

    @Test
    void nothingVisited_isNoPage() {
        assertThatThrownBy(tab::page).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("page: none");
    }
}
