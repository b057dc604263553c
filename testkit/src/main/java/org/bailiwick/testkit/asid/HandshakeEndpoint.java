package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.bailiwick.testkit.Reply;

/** A consumer begins a login: handshake ticket in, redirect ticket out. */
final class HandshakeEndpoint implements TicketEndpoint {
    private static final int LONGEST_STATE = 512;

    private final Books books;

    HandshakeEndpoint(Books books) {
        this.books = books;
    }

    @Override
    public Reply answer(HttpExchange exchange) throws IOException, TicketRefusal {
        Message message = Message.of(exchange, "handshake");
        Consumer consumer = books.registry().caller(exchange, message);
        Instant now = books.now();
        Handshake handshake = handshake(consumer, message, now);
        books.handshakes().open(handshake, now);
        return books.give(
                AsidEndpoint.HANDSHAKE,
                new Ticket(books.settings(), "redirect")
                        .say("a_sid", handshake.sid())
                        .say("a_url", loginUrl(handshake))
                        .expires("a_exp", handshake.expires()));
    }

    private String loginUrl(Handshake handshake) {
        return books.authority() + AsidEndpoint.LOGIN.path() + "?a_handle=" + handshake.handle();
    }

    private Handshake handshake(Consumer consumer, Message message, Instant now) throws TicketRefusal {
        List<String> grants = message.names("c_grant");
        List<String> scopes = message.names("c_scope");
        if (!consumer.mayAsk(grants, scopes)) {
            throw new TicketRefusal(TicketError.CONSUMER_NOT_ALLOWED, "The consumer may not ask for all of that.");
        }
        Instant expires = now.plus(books.settings().loginWindow()).truncatedTo(ChronoUnit.SECONDS);
        return new Handshake(
                Secrets.random(),
                Secrets.random(),
                consumer,
                url(consumer, message.text("c_url")),
                state(message),
                grants,
                scopes,
                resources(message),
                expires);
    }

    private static String url(Consumer consumer, String url) throws TicketRefusal {
        if (!consumer.hasUrls()) {
            throw new TicketRefusal(TicketError.CONSUMER_NOT_ALLOWED, "The consumer may log nobody in.");
        }
        if (!CallbackUrl.isAcceptable(parsed(url)) || !consumer.hasUrl(url)) {
            throw new TicketRefusal(TicketError.INVALID_C_URL, "c_url is not registered exactly, or not https.");
        }
        return url;
    }

    private static URI parsed(String url) throws TicketRefusal {
        try {
            return new URI(url);
        } catch (URISyntaxException notOne) {
            throw TicketRefusal.invalidRequest("c_url is not a URL.");
        }
    }

    private static Optional<String> state(Message message) throws TicketRefusal {
        Optional<String> state = message.optionalText("c_state");
        if (state.filter(text -> text.length() > LONGEST_STATE || !text.matches("[ -~]+"))
                .isPresent()) {
            throw TicketRefusal.invalidRequest("c_state is not 1 to 512 printable ASCII characters.");
        }
        return state;
    }

    /** Every resource server there is, where the consumer names none. */
    private List<String> resources(Message message) throws TicketRefusal {
        List<String> known = books.registry().resources();
        List<String> wanted = message.names("resources");
        if (!known.containsAll(wanted)) {
            throw TicketRefusal.invalidRequest("resources names one that nobody knows.");
        }
        return wanted.isEmpty() ? known : wanted;
    }
}
