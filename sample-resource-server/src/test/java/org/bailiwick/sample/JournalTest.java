package org.bailiwick.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final Journal journal = new Journal();

    @Test
    void whatIsUnderWay_staysOnItsPage() {
        Page first = journal.turn("first");
        Page.Answering answered = journal.open().asked("RS2", "AS2", () -> "a question");
        Page second = journal.turn();
        answered.ended(200);

        assertThat(first.steps()).hasSize(2);
        assertThat(second.steps()).isEmpty();
        assertThat(journal.open()).isSameAs(second);
        assertThat(journal.shown()).containsExactly(first);
    }

    @Test
    void steps_areInTheOrderInWhichTheyHappened() {
        Page page = journal.turn();
        Page.Answering toClient = page.asked(Journal.CLIENT, "RS2", () -> "GET /orders");
        Page.Answering toServer = page.asked("RS2", "AS2", () -> "POST /");
        toServer.ended(503);
        toClient.ended(500);

        assertThat(page.steps())
                .map(step -> step.asker() + (step.isAnswer() ? "<-" : "->") + step.asked() + " "
                        + step.words().get())
                .containsExactly("client->RS2 GET /orders", "RS2->AS2 POST /", "RS2<-AS2 503", "client<-RS2 500");
        assertThat(page.steps()).map(Step::at).isSorted();
        assertThat(page.questions()).isEqualTo(1);
    }

    @Test
    void answerThatIsTakenDownLate_standsWhereItBelongs() {
        Page page = journal.turn();
        Page.Answering toClient = page.asked(Journal.CLIENT, "RS2", () -> "");
        Page.Answering toServer = page.asked("RS2", "AS2", () -> "");
        long sent = System.nanoTime();
        toClient.ended(201);
        toServer.ended(200, sent);

        assertThat(page.steps()).map(step -> step.words().get()).containsExactly("", "", "200", "201");
    }

    @Test
    void exchange_isThereWhenItIsOver() {
        Page page = journal.turn();
        Page.Answering other = page.asked("RS2", "AS2", () -> "POST /token");
        Page.Answering answered = page.asked("RS2", "AS2", () -> "POST /introspect  resource=RS2");
        other.ended(400);
        assertThat(page.exchange("RS2", "AS2", "/introspect")).isEmpty();

        answered.ended(200);

        assertThat(page.exchange("RS2", "AS2", "/introspect")).get().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.time()).isPositive();
        });
        assertThat(page.exchange("AS2", "AS1", "/introspect")).isEmpty();
    }

    @Test
    void words_mayComeLater() {
        AtomicReference<String> words = new AtomicReference<>("");
        Page.Answering unusedAnswer = journal.open().asked("RS2", "AS2", words::get);
        words.set("POST /");

        assertThat(journal.open().steps().get(0).words().get()).isEqualTo("POST /");
    }
}
