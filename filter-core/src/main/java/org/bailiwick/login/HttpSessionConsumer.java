package org.bailiwick.login;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bailiwick.authority.Way;
import org.bailiwick.config.LoginSettings;
import org.bailiwick.event.LoginEvent.Step;

/** Puts the four tickets of a consumer to an authority (protocols.md, section 5.3). */
final class HttpSessionConsumer implements SessionConsumer {
    private final Way<TicketQuestion<Handshaken>, TicketAnswer<Handshaken>> handshakes;
    private final Way<TicketQuestion<Result>, TicketAnswer<Result>> results;
    private final Way<TicketQuestion<Refreshed>, TicketAnswer<Refreshed>> refreshes;
    private final Way<TicketQuestion<Revoked>, TicketAnswer<Revoked>> revocations;
    private final Map<String, Object> wishes;
    private final RedirectTicket redirect;
    private final OwedRevocations owed;
    private final Clock clock;

    /**
     * The consumer of one domain.
     *
     * @param ways to its authority
     * @param settings what is asked for
     * @param externalUrl under which browsers reach us
     * @param resource what the authority calls us as a resource server, {@code r_id}: the session is for us alone
     * @param redirect how a Redirect Ticket is read
     * @param owed tells what could not be told at once
     */
    HttpSessionConsumer(
            TicketWays ways,
            LoginSettings settings,
            URI externalUrl,
            String resource,
            RedirectTicket redirect,
            OwedRevocations owed,
            Clock clock) {
        this.handshakes = ways.ofStrangers();
        this.results = ways.ofStrangers();
        this.refreshes = ways.ofPeople();
        this.revocations = ways.ofPeople();
        this.wishes = Map.of(
                "c_url",
                callback(externalUrl, settings.callback()),
                "c_grant",
                settings.grants().stream().sorted().toList(),
                "c_scope",
                settings.scopes().stream().sorted().toList(),
                "resources",
                List.of(resource));
        this.redirect = redirect;
        this.owed = owed;
        this.clock = clock;
    }

    private static String callback(URI externalUrl, String path) {
        return externalUrl.toString().replaceFirst("/$", "") + path;
    }

    @Override
    public CompletionStage<Handshaken> handshake(String state) {
        Map<String, Object> members = ticket("handshake");
        members.putAll(wishes);
        members.put("c_state", state);
        return handshakes
                .ask(new TicketQuestion<>(Step.HANDSHAKE, members, redirect))
                .thenApply(answer -> answer.fold(
                        TicketAnswer.Given::value,
                        failed -> new NoHandshake(failed.failure().reason())));
    }

    @Override
    public CompletionStage<Result> result(String sid, Optional<String> code) {
        Map<String, Object> members = ticket("result_request");
        members.put("a_sid", sid);
        code.ifPresent(once -> members.put("a_code", once)); // CS-3
        return results.ask(new TicketQuestion<>(Step.RESULT, members, new ResultTicket(sid, clock)))
                .thenApply(answer -> answer.fold(
                        TicketAnswer.Given::value,
                        failed -> new NoResult(failed.failure().reason(), failed.unseen())));
    }

    @Override
    public CompletionStage<Refreshed> refresh(String sid) {
        Map<String, Object> members = ticket("refresh");
        members.put("a_sid", sid);
        return refreshes
                .ask(new TicketQuestion<>(Step.REFRESH, members, new RefreshResultTicket(sid, clock)))
                .thenApply(answer -> answer.fold(
                        TicketAnswer.Given::value,
                        failed -> new NotRefreshed(failed.failure().reason())));
    }

    @Override
    public CompletionStage<Revoked> revoke(String sid, Instant until) {
        return revocations
                .ask(RevokeAnswer.asked(sid))
                .thenApply(answer -> answer.fold(TicketAnswer.Given::value, failed -> {
                    owed.add(sid, until, failed);
                    return new NotRevoked(failed.failure().reason());
                }));
    }

    private static Map<String, Object> ticket(String name) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("ticket", name);
        return members;
    }
}
