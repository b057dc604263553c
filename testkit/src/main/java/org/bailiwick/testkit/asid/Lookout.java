package org.bailiwick.testkit.asid;

import java.io.ByteArrayInputStream;
import java.util.function.IntConsumer;
import org.bailiwick.testkit.Answerer;
import org.bailiwick.testkit.Reply;

/** From where somebody looks on as tickets come. */
final class Lookout {
    private volatile TicketWatcher watcher = ticket -> status -> {};

    void by(TicketWatcher sees) {
        this.watcher = sees;
    }

    /** The same endpoint, looked at. */
    Answerer over(AsidEndpoint endpoint, Answerer answerer) {
        return exchange -> {
            byte[] body = exchange.getRequestBody().readNBytes(Message.LONGEST + 1);
            exchange.setStreams(new ByteArrayInputStream(body), null);
            IntConsumer answered = watcher.asked(SeenTicket.of(endpoint, body));
            Reply reply = answerer.answer(exchange);
            answered.accept(reply.status());
            return reply;
        };
    }
}
