package org.bailiwick.login;

import org.bailiwick.authority.EndpointSource;
import org.bailiwick.event.LoginEvent.Step;

/**
 * Where an authority takes tickets.
 *
 * @param handshake where logins begin
 * @param result where they end
 * @param refresh where A_SIDs are traded
 * @param revoke where sessions are ended; an authority need not have it
 */
record TicketEndpoints(EndpointSource handshake, EndpointSource result, EndpointSource refresh, EndpointSource revoke) {
    EndpointSource of(Step step) {
        return switch (step) {
            case HANDSHAKE -> handshake;
            case RESULT -> result;
            case REFRESH -> refresh;
            case REVOKE -> revoke;
        };
    }
}
