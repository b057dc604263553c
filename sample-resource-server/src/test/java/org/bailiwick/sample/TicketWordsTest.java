package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bailiwick.testkit.asid.AsidEndpoint;
import org.bailiwick.testkit.asid.SeenTicket;
import org.junit.jupiter.api.Test;

class TicketWordsTest {
    private final Journal journal = new Journal();

    private Step heard(AsidEndpoint endpoint, String consumer, String... names) {
        TicketWords.watcher("authority", journal)
                .asked(new SeenTicket(endpoint, consumer, List.of(names)))
                .accept(200);
        return journal.open().steps().get(0);
    }

    @Test
    void ticketOfTheProgram_isTheClients() {
        Step step = heard(AsidEndpoint.HANDSHAKE, "program-1", "ticket", "c_id", "c_url", "c_grant");

        assertThat(step.isBetween(Journal.CLIENT, "authority")).isTrue();
        assertThat(step.words().get()).isEqualTo("POST /asid/handshake  c_id c_url c_grant");
        assertThat(journal.open().exchange(Journal.CLIENT, "authority", "/asid/handshake"))
                .isPresent();
    }

    @Test
    void ticketOfTheGatewayAsAConsumer_isTheGateways() {
        assertThat(heard(AsidEndpoint.RESULT, "desk", "ticket", "c_id").isBetween("gateway", "authority"))
                .isTrue();
    }

    @Test
    void questionAboutASessionOfTheProgram_isTheGateways() {
        assertThat(heard(AsidEndpoint.VERIFY, "program-1", "ticket", "c_id", "a_sid", "a_uid", "proof")
                        .isBetween("gateway", "authority"))
                .isTrue();
    }
}
