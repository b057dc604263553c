package org.bailiwick.config;

import java.time.Duration;

/**
 * Bounds of size, time and number.
 *
 * @param credentialBytes the longest credential that is looked at
 * @param decision the deadline of a whole decision
 * @param connect the longest time to connect to an authority
 * @param call the longest time for one whole call to an authority
 * @param answerBytes the largest answer of an authority that is read
 * @param callsInFlight the most calls to one authority at a time
 * @param tokenCacheBytes how much memory verified tokens may take, estimated
 * @param refusalCacheBytes how much memory refused tokens may take, estimated
 * @param signedBodyBytes the longest body that is kept to be held against a session's proof
 * @param signedBodiesBytes how much memory all such bodies may take at the same time, until it has been decided over them
 * @param signedBodyWait the longest time that one such body is waited for
 */
public record Limits(
        int credentialBytes,
        Duration decision,
        Duration connect,
        Duration call,
        int answerBytes,
        int callsInFlight,
        long tokenCacheBytes,
        long refusalCacheBytes,
        int signedBodyBytes,
        long signedBodiesBytes,
        Duration signedBodyWait) {}
