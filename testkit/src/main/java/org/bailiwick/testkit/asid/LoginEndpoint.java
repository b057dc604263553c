package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bailiwick.testkit.Answerer;
import org.bailiwick.testkit.Form;
import org.bailiwick.testkit.Reply;
import org.jspecify.annotations.Nullable;

/** The page behind {@code a_url}: a person says who they are and what they consent to, and is sent back to {@code c_url}. */
final class LoginEndpoint implements Answerer {
    private static final int SEE_OTHER = 303;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Books books;

    LoginEndpoint(Books books) {
        this.books = books;
    }

    @Override
    public Reply answer(HttpExchange exchange) throws IOException {
        return exchange.getRequestMethod().equals("GET") ? show(exchange) : decide(exchange);
    }

    private Reply show(HttpExchange exchange) {
        @Nullable String query = exchange.getRequestURI().getRawQuery();
        String handle = Form.parse(query == null ? "" : query).one("a_handle");
        return books.handshakes()
                .undecided(handle, books.now())
                .map(handshake -> page(handshake, BrowserMark.of(exchange)))
                .orElseGet(LoginEndpoint::over);
    }

    private Reply page(Handshake handshake, BrowserMark browser) {
        List<String> names = books.people().stream().map(Person::name).toList();
        return LoginPage.question(handshake, names, browser.csrf(handshake.handle()))
                .withHeader("Set-Cookie", browser.setCookie());
    }

    private Reply decide(HttpExchange exchange) throws IOException {
        @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
        byte[] body = exchange.getRequestBody().readNBytes(Message.LONGEST + 1);
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase(FORM) || body.length > Message.LONGEST) {
            return LoginPage.notice(400, "This is not the form that was shown.");
        }
        Form form = Form.parse(new String(body, StandardCharsets.UTF_8));
        String handle = form.one("a_handle");
        if (!BrowserMark.of(exchange).hasSent(form.one("csrf"), handle)) {
            return LoginPage.notice(403, "The answer does not come from the page that this browser was shown.");
        }
        Instant now = books.now();
        Optional<Handshake> handshake = books.handshakes().undecided(handle, now);
        return handshake.isPresent() ? decide(handshake.get(), form, now) : over();
    }

    private Reply decide(Handshake handshake, Form form, Instant now) {
        Optional<Decision> decision = decision(handshake, form);
        if (decision.isEmpty()) {
            return LoginPage.notice(400, "This is not an answer to what was asked.");
        }
        Optional<String> code = books.settings().seed() ? Optional.empty() : Optional.of(Secrets.random());
        try {
            if (!books.handshakes().decide(handshake, decision.get(), code, now)) {
                return over();
            }
            openInSeedMode(handshake, decision.get(), now);
        } catch (TicketRefusal full) {
            return LoginPage.notice(503, "Too many people are here just now.");
        }
        return back(handshake, code);
    }

    /** Without a code nothing is left to wait for: the A_SID is in force at once, as the seed has it. */
    private void openInSeedMode(Handshake handshake, Decision decision, Instant now) throws TicketRefusal {
        if (books.settings().seed() && decision instanceof Decision.Allowed allowed) {
            Issued unusedHere = ResultEndpoint.open(books, handshake, allowed, Optional.empty(), now);
            books.handshakes().close(unusedHere.sid(), handshake.consumer());
        }
    }

    /** Nothing when the form does not answer the question, or answers what was not asked. */
    private Optional<Decision> decision(Handshake handshake, Form form) {
        Optional<Person> person = books.person(form.one("user"));
        Set<String> grants = new HashSet<>(form.all("grant"));
        Set<String> scopes = new HashSet<>(form.all("scope"));
        boolean asked =
                handshake.grants().containsAll(grants) && handshake.scopes().containsAll(scopes);
        if (form.one("decision").equals("deny")) {
            return Optional.of(new Decision.Denied());
        }
        if (!form.one("decision").equals("allow") || person.isEmpty() || !asked) {
            return Optional.empty();
        }
        if (person.get().barred()) {
            return Optional.of(new Decision.Failed());
        }
        Consent consent =
                new Consent(Consent.answers(handshake.grants(), grants), Consent.answers(handshake.scopes(), scopes));
        return Optional.of(new Decision.Allowed(person.get(), consent));
    }

    private Reply back(Handshake handshake, Optional<String> code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        code.ifPresentOrElse(
                secret -> {
                    parameters.put("a_handle", handshake.handle());
                    parameters.put("a_code", secret);
                },
                () -> parameters.put("a_sid", handshake.sid()));
        handshake.state().ifPresent(state -> parameters.put("c_state", state));
        parameters.put("authority", books.authority());
        return LoginPage.guarded(
                Reply.empty(SEE_OTHER).withHeader("Location", CallbackUrl.with(handshake.url(), parameters)));
    }

    private static Reply over() {
        return LoginPage.notice(
                404, "This login is not known, or it is over. Go back to where you came from, and begin again there.");
    }
}
