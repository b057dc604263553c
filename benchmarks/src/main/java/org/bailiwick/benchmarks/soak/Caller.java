package org.bailiwick.benchmarks.soak;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.bailiwick.benchmarks.load.Probe;

/** Makes one request after the other, and holds each answer to what is right. */
record Caller(Probe probe, URI account, Wallet wallet, Weather weather, Tally tally) {
    /** Calls until it is told to stop. */
    void call(Supplier<Kind> kinds, BooleanSupplier stopped) {
        while (!stopped.getAsBoolean()) {
            wallet.request(kinds.get()).ifPresent(this::send);
        }
    }

    private void send(Wallet.Request request) {
        boolean troubled = weather.isTroubled();
        String during = weather.toString();
        int status = status(request.token());
        boolean right = request.kind().allows(status, troubled || weather.isTroubled());
        tally.count(request.kind(), status, right, during);
        if (status == 200) {
            request.admitted().run();
        }
    }

    private int status(Optional<String> token) {
        try {
            return token.isPresent() ? probe.status(account, token.get()) : probe.status(account);
        } catch (IOException e) {
            tally.remark(e.toString());
            return Tally.NONE;
        }
    }
}
