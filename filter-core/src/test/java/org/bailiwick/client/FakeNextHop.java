package org.bailiwick.client;

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

/** A next hop that gives what it was told to, one after the other. */
final class FakeNextHop implements NextHop {
    private final URI place;
    private final Deque<HopAnswer> answers;

    FakeNextHop(URI place, HopAnswer... answers) {
        this.place = place;
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    static HopAnswer given(String token) {
        return new HopAnswer.Given(new HopToken("Authorization", Secret.of("Bearer " + token), Instant.MAX));
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public URI uri() {
        return place;
    }

    @Override
    public boolean isAt(URI uri) {
        return uri.getPort() == place.getPort();
    }

    @Override
    public NextHop narrowedTo(Scopes scopes) {
        return this;
    }

    @Override
    public CompletionStage<HopAnswer> token() {
        return next();
    }

    @Override
    public CompletionStage<HopAnswer> tokenInPlaceOf(HopToken refused) {
        return next();
    }

    private CompletionStage<HopAnswer> next() {
        return CompletableFuture.completedStage(
                answers.isEmpty() ? new HopAnswer.Undecided(Reason.NEXT_HOP_REFUSED) : answers.removeFirst());
    }
}
