package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private final Page page = new Page("What happened", Flow.CLIENT_TO_RESOURCE_SERVER);
    private final Sequence sequence =
            new Sequence(new Names(Map.of("http://127.0.0.1:80", "RS2", "http://127.0.0.1:8000", "AS2")));

    private List<String> lines() {
        return lines(page);
    }

    private List<String> lines(Page page) {
        return sequence.lines(page).stream()
                .map(line -> line.replaceAll(" +[0-9.]+ ms", ""))
                .toList();
    }

    @Test
    void steps_haveTheLettersOfTheFlow() {
        page.asked(Journal.CLIENT, "AS1", () -> "POST /token").ended(200);
        Page.Answering toRs2 = page.asked(Journal.CLIENT, "RS2", () -> "GET /");
        Page.Answering toAs2 = page.asked("RS2", "AS2", () -> "POST /  resource=http://127.0.0.1:80");
        page.asked("AS2", "AS1", () -> "POST /  federation_path=http://127.0.0.1:8000")
                .ended(200);
        toAs2.ended(200);
        toRs2.ended(200);
        page.remark("And more.");

        assertThat(lines())
                .containsExactly(
                        "",
                        "What happened (names instead of addresses):",
                        "  C  client -> AS1   POST /token",
                        "  D  client <- AS1   200",
                        "  E  client -> RS2   GET /",
                        "  F  RS2    -> AS2   POST /  resource=RS2",
                        "  G  AS2    -> AS1   POST /  federation_path=AS2",
                        "  H  AS2    <- AS1   200",
                        "  I  RS2    <- AS2   200",
                        "  J  client <- RS2   200",
                        "  And more.");
    }

    @Test
    void stepsOfTheNextHop_haveTheirLettersAndOthersHaveNone() {
        Page hop = new Page("What happened", Flow.RESOURCE_SERVER_TO_RESOURCE_SERVER);
        hop.asked(Journal.CLIENT, "AS1", () -> "POST /token").ended(200);
        Page.Answering toRs1 = hop.asked(Journal.CLIENT, "RS1", () -> "GET /");
        hop.asked("RS1", "AS1", () -> "POST /introspect").ended(200);
        hop.asked("RS1", "AS1", () -> "POST /token  grant_type=redelegate").ended(200);
        Page.Answering toRs2 = hop.asked("RS1", "RS2", () -> "GET /");
        Page.Answering toAs2 = hop.asked("RS2", "AS2", () -> "POST /");
        hop.asked("AS2", "AS1", () -> "POST /introspect").ended(200);
        toAs2.ended(200);
        toRs2.ended(200);
        toRs1.ended(200);

        assertThat(sequence.lines(hop).stream().skip(2).map(line -> line.substring(2, 3)))
                .containsExactly("C", "D", "E", " ", " ", "F", "G", "H", "I", "J", "K", "L", "M", "N");
    }

    @Test
    void stepsOfAnotherFlow_haveNoLetters() {
        Page other = new Page("What happened", Flow.OTHER);
        other.asked(Journal.CLIENT, "agent", () -> "POST /ask").ended(200);

        assertThat(lines(other)).contains("  client -> agent  POST /ask", "  client <- agent  200");
    }

    @Test
    void askersWithLongNames_makeRoomForEachOther() {
        Page other = new Page("What happened", Flow.OTHER);
        other.asked("browser", "gateway", () -> "GET /desk").ended(303);
        other.asked("rs", "as", () -> "POST /").ended(200);

        assertThat(lines(other))
                .contains(
                        "  browser -> gateway  GET /desk", "  browser <- gateway  303", "  rs      -> as       POST /");
    }

    @Test
    void pageWithoutSteps_isItsTitle() {
        assertThat(lines()).hasSize(2);
    }
}
