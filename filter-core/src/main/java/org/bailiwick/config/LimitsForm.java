package org.bailiwick.config;

import java.time.Duration;

/** The keys under {@code limits}. */
final class LimitsForm {
    static final Key<Long> CREDENTIAL = Key.withDefault(
            "credential",
            Quantities.size("1KiB", "1MiB"),
            "16KiB",
            "The longest credential that is looked at; a longer one is refused unread.");
    static final Key<Duration> DECISION = Key.withDefault(
            "decision",
            Quantities.duration("100ms", "60s"),
            "3s",
            "The deadline of a whole decision; after it the answer is 503.");
    static final Key<Duration> CONNECT = Key.withDefault(
            "connect", Quantities.duration("10ms", "30s"), "1s", "The longest time to connect to an authority.");
    static final Key<Duration> CALL = Key.withDefault(
            "call",
            Quantities.duration("100ms", "60s"),
            "2s",
            "The longest time for one whole call to an authority, connecting included.");
    static final Key<Long> ANSWER = Key.withDefault(
            "answer", Quantities.size("1KiB", "16MiB"), "256KiB", "The largest answer of an authority that is read.");
    static final Key<Integer> CALLS_IN_FLIGHT = Key.withDefault(
            "calls-in-flight",
            Kinds.count(1, 10_000),
            "64",
            "The most calls to one authority at a time; one more is answered by 503 at once.");
    static final Key<Long> TOKEN_CACHE = Key.withDefault(
            "token-cache",
            Quantities.size("0", "4GiB"),
            "32MiB",
            "How much memory verified tokens may take, estimated; 0 remembers none.");
    static final Key<Long> REFUSAL_CACHE = Key.withDefault(
            "refusal-cache",
            Quantities.size("0", "256MiB"),
            "2MiB",
            "How much memory refused tokens may take, estimated; 0 remembers none.");

    static final Key<Long> SIGNED_BODY = Key.withDefault(
            "signed-body",
            Quantities.size("0", "64MiB"),
            "1MiB",
            "The longest body that is kept in memory to be held against the proof of a session; with a longer one the answer"
                    + " is 400, unless the rule says `insecure-unsigned-body`.");

    static final Key<Long> SIGNED_BODIES = Key.withDefault(
            "signed-bodies",
            Quantities.size("64KiB", "16GiB"),
            "64MiB",
            "How much memory all such bodies may take at the same time, each for as much of it as has come, until it has been"
                    + " decided over it; one that would be too many is answered by 503. Not less than `signed-body`.");

    static final Key<Duration> SIGNED_BODY_WAIT = Key.withDefault(
            "signed-body-wait",
            Quantities.duration("100ms", "10m"),
            "10s",
            "The longest time that the whole of such a body is waited for; after it the answer is 400.");

    static final Form FORM = Form.of(
            CREDENTIAL,
            DECISION,
            CONNECT,
            CALL,
            ANSWER,
            CALLS_IN_FLIGHT,
            TOKEN_CACHE,
            REFUSAL_CACHE,
            SIGNED_BODY,
            SIGNED_BODIES,
            SIGNED_BODY_WAIT);

    private LimitsForm() {}

    static void check(Fields fields, Reading reading) {
        fields.find(SIGNED_BODIES)
                .filter(together -> fields.find(SIGNED_BODY).orElse(0L) > together)
                .ifPresent(together -> reading.unexpected(
                        fields.place(SIGNED_BODIES),
                        "as much as one body may have, " + SIGNED_BODY.name() + ", or more"));
    }

    static Limits build(Fields fields) {
        return new Limits(
                Math.toIntExact(fields.get(CREDENTIAL)),
                fields.get(DECISION),
                fields.get(CONNECT),
                fields.get(CALL),
                Math.toIntExact(fields.get(ANSWER)),
                fields.get(CALLS_IN_FLIGHT),
                fields.get(TOKEN_CACHE),
                fields.get(REFUSAL_CACHE),
                Math.toIntExact(fields.get(SIGNED_BODY)),
                fields.get(SIGNED_BODIES),
                fields.get(SIGNED_BODY_WAIT));
    }
}
