package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.bailiwick.testkit.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A resource server asks about an A_SID and shows what it was presented with. The signature is checked here; time and
 * nonce are the resource server's to check (AS-3), which alone sees every request.
 */
final class VerifyEndpoint implements TicketEndpoint {
    private final Books books;
    private volatile @Nullable VerifyLie lie;

    VerifyEndpoint(Books books) {
        this.books = books;
    }

    void lie(@Nullable VerifyLie told) {
        this.lie = told;
    }

    @Override
    public Reply answer(HttpExchange exchange) throws IOException, TicketRefusal {
        Message message = Message.of(exchange, "verify");
        Resource asker = books.registry().asker(exchange, message);
        Presented presented = Presented.of(message, asker);
        Instant now = books.now();
        Optional<Issued> shown =
                books.sessions().find(presented.sid()).filter(issued -> presented.isOf(issued.family(), asker));
        Optional<Instant> good = shown.flatMap(issued -> books.sessions().use(issued, now));
        return good.isPresent() ? active(shown.get(), good.get(), asker, presented) : inactive();
    }

    private Reply inactive() {
        return new Ticket(books.settings(), "verify_result")
                .say("active", false)
                .reply();
    }

    private Reply active(Issued issued, Instant end, Resource asker, Presented presented) {
        Family family = issued.family();
        Ticket ticket = new Ticket(books.settings(), "verify_result")
                .say("active", true)
                .say("c_id", family.consumer().id())
                .say("a_uid", family.uid())
                .expires("a_exp", end)
                .consent(family.consent())
                .say("r_id", asker.id())
                .say("authority", books.authority());
        if (asker.isGivenProofKeys() && presented.isProven()) {
            ticket.say("proof_key", Secrets.base64url(family.consumer().proofKey(asker.id())));
        }
        @Nullable VerifyLie told = lie;
        if (told != null) {
            told.tell(ticket);
        }
        return ticket.reply();
    }
}
