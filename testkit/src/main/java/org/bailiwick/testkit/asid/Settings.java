package org.bailiwick.testkit.asid;

import java.time.Clock;
import java.time.Duration;

/**
 * How an authority of sessions behaves.
 *
 * @param clock what time it is
 * @param sidMaxAge how long an A_SID is good
 * @param sessionMaxAge how long a session lasts, however often it is refreshed
 * @param overlap how long a superseded A_SID is good still
 * @param raceWindow how long after a refresh another use of the old A_SID is a race, and not a theft
 * @param loginWindow how long a person has for the login
 * @param codeAge how long {@code a_code} is good
 * @param seed whether the browser brings back {@code a_sid} and no code
 * @param signedTickets whether results come with {@code a_ticket}
 * @param numericTimes whether {@code a_exp} is a number
 * @param limit the most handshakes that are open at once, and the most A_SIDs that are remembered
 */
record Settings(
        Clock clock,
        Duration sidMaxAge,
        Duration sessionMaxAge,
        Duration overlap,
        Duration raceWindow,
        Duration loginWindow,
        Duration codeAge,
        boolean seed,
        boolean signedTickets,
        boolean numericTimes,
        int limit) {}
