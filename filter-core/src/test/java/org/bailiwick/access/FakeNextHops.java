package org.bailiwick.access;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bailiwick.event.Reason;
import org.bailiwick.exchange.Caller;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Scopes;
import org.bailiwick.token.Secret;

/** One next hop, {@code rs2}, that gives what it is told to. */
final class FakeNextHops implements NextHops {
    static final HopToken FIRST = token("first");
    static final HopToken SECOND = token("second");

    private final CompletionStage<HopAnswer> first;
    private final Function<HopToken, CompletionStage<HopAnswer>> another;
    final List<TokenHash> forgotten = new ArrayList<>();

    FakeNextHops(CompletionStage<HopAnswer> first, Function<HopToken, CompletionStage<HopAnswer>> another) {
        this.first = first;
        this.another = another;
    }

    static HopToken token(String name) {
        return new HopToken(HopToken.AUTHORIZATION, Secret.of("Bearer " + name), Instant.MAX);
    }

    static CompletionStage<HopAnswer> given(HopToken token) {
        return CompletableFuture.completedStage(new HopAnswer.Given(token));
    }

    static CompletionStage<HopAnswer> refused(Reason reason, Scopes needed) {
        return CompletableFuture.completedStage(new HopAnswer.Refused(reason, needed));
    }

    static CompletionStage<HopAnswer> undecided(Reason reason) {
        return CompletableFuture.completedStage(new HopAnswer.Undecided(reason));
    }

    @Override
    public Set<String> names() {
        return Set.of("rs2");
    }

    @Override
    public NextHop of(String name, Caller caller) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("next hop: " + name + " (expected: rs2)");
        }
        return new Fake();
    }

    @Override
    public int forget(TokenHash callersToken) {
        forgotten.add(callersToken);
        return 0;
    }

    @Override
    public int forgetAll() {
        return 0;
    }

    @Override
    public List<Figures> figures() {
        return List.of();
    }

    private final class Fake implements NextHop {
        @Override
        public String name() {
            return "rs2";
        }

        @Override
        public boolean isAt(URI uri) {
            return false;
        }

        @Override
        public NextHop narrowedTo(Scopes scopes) {
            return this;
        }

        @Override
        public CompletionStage<HopAnswer> token() {
            return first;
        }

        @Override
        public CompletionStage<HopAnswer> tokenInPlaceOf(HopToken refused) {
            return another.apply(refused);
        }
    }
}
