package org.bailiwick.spring.client;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;

/** A next hop on one port, that gives these tokens, one after the other, and then none. */
final class FakeNextHop implements NextHop {
    private final int port;
    private final Deque<String> tokens;

    FakeNextHop(int port, String... tokens) {
        this.port = port;
        this.tokens = new ArrayDeque<>(List.of(tokens));
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public boolean isAt(URI uri) {
        return uri.getPort() == port;
    }

    @Override
    public NextHop narrowedTo(Scopes scopes) {
        return this;
    }

    @Override
    public CompletionStage<HopAnswer> token() {
        return CompletableFuture.completedStage(
                tokens.isEmpty()
                        ? new HopAnswer.Refused(Reason.NEXT_HOP_SCOPE_MISSING)
                        : new HopAnswer.Given(new HopToken(
                                "Authorization", Secret.of("Bearer " + tokens.removeFirst()), Instant.MAX)));
    }

    @Override
    public CompletionStage<HopAnswer> tokenInPlaceOf(HopToken refused) {
        return token();
    }
}
