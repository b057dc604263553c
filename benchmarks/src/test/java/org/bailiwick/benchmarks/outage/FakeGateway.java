package org.bailiwick.benchmarks.outage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bailiwick.benchmarks.Authority;

/** A gateway and its authority in one, at a time that passes by a millisecond and a half a request; it may have a fault. */
final class FakeGateway implements Door, Mint, InstantSource {
    static final Duration KEPT = Duration.ofSeconds(20);
    static final Duration REST = Duration.ofSeconds(3);

    private final AtomicLong micros = new AtomicLong(Duration.ofDays(20_000).toMillis() * 1000);
    private final Map<String, Good> issued = new HashMap<>();
    private final Map<String, Long> until = new HashMap<>();
    private final Fault fault;
    private boolean down;
    private long asksAgain;

    FakeGateway(Fault fault) {
        this.fault = fault;
    }

    void stop() {
        down = true;
        until.keySet().removeIf(token -> fault == Fault.FORGETS && token.endsWith("7"));
    }

    void heal() {
        down = false;
        asksAgain = millis() + (fault == Fault.STAYS_AWAY ? Duration.ofDays(1) : REST).toMillis();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return micros.get() / 1000;
    }

    @Override
    public String good(String scope, Instant end) {
        String token = "good-" + issued.size();
        issued.put(token, new Good(scope, end.toEpochMilli()));
        return token;
    }

    @Override
    public String inactive() {
        return "taken-back";
    }

    @Override
    public int status(Optional<String> token) throws IOException {
        micros.addAndGet(1000);
        int status = token.map(this::status).orElse(401);
        micros.addAndGet(500);
        if (status == 503 && fault == Fault.HANGS_UP) {
            throw new IOException("no answer");
        }
        return status;
    }

    private int status(String token) {
        if (token.contains(" ")) {
            return 400;
        }
        Good good = issued.getOrDefault(token, Good.NONE);
        boolean known = until.getOrDefault(token, 0L) > millis() - (fault == Fault.REMEMBERS_TOO_LONG ? 2000 : 0);
        if (!known && (down || millis() < asksAgain)) {
            return fault == Fault.ADMITS_UNASKED ? 200 : fault == Fault.CALLS_IT_BAD ? 401 : 503;
        }
        if (!known && millis() >= good.end) {
            return 401;
        }
        if (!known) {
            until.put(token, Math.min(millis() + KEPT.toMillis(), good.end));
        }
        return good.scope.equals(Authority.SCOPE) ? 200 : 403;
    }

    private record Good(String scope, long end) {
        static final Good NONE = new Good("", 0);
    }

    /** What a gateway could do wrong. */
    enum Fault {
        NONE("wrong answers: 0"),
        /** The outage costs it a part of what it knew. */
        FORGETS("known: 503, the authority DOWN"),
        /** Who cannot be asked about is admitted. */
        ADMITS_UNASKED("new: 200, the authority DOWN"),
        /** Who cannot be asked about is called bad. */
        CALLS_IT_BAD("new: 401, the authority DOWN"),
        /** It goes on by what it knew when the time for that is over. */
        REMEMBERS_TOO_LONG("lapsed: 200, the authority DOWN"),
        /** It does not ask again when the authority is back. */
        STAYS_AWAY("new: 503, the authority WELL"),
        /** It closes the connection in place of 503. */
        HANGS_UP("new: 0, the authority DOWN");

        private final String remark;

        Fault(String remark) {
            this.remark = remark;
        }

        /** How the report tells it. */
        String remark() {
            return remark;
        }
    }
}
