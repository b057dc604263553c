package org.bailiwick.access;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.exchange.Caller;
import org.bailiwick.exchange.HopAnswer;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.exchange.NextHops;
import org.bailiwick.store.FactCache.Figures;
import org.bailiwick.store.TokenHash;
import org.bailiwick.token.Scopes;

/** Next hops that all give one answer. */
final class FakeNextHops implements NextHops {
    private final Set<String> names;
    private final List<String> asked = new ArrayList<>();
    private final List<HopToken> refused = new ArrayList<>();
    private final List<TokenHash> forgotten = new ArrayList<>();
    private CompletableFuture<HopAnswer> answer = new CompletableFuture<>();

    FakeNextHops(String... names) {
        this.names = Set.of(names);
    }

    void answer(HopAnswer given) {
        answer = CompletableFuture.completedFuture(given);
    }

    void answer(CompletableFuture<HopAnswer> coming) {
        answer = coming;
    }

    List<String> asked() {
        return asked;
    }

    /** In place of which tokens another one was wanted. */
    List<HopToken> refused() {
        return refused;
    }

    List<TokenHash> forgotten() {
        return forgotten;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public NextHop of(String name, Caller caller) {
        return new Hop(name);
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

    private final class Hop implements NextHop {
        private final String name;

        Hop(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public URI uri() {
            return URI.create("https://" + name + ".example.com");
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
            asked.add(name);
            return answer;
        }

        @Override
        public CompletionStage<HopAnswer> tokenInPlaceOf(HopToken token) {
            refused.add(token);
            return answer;
        }
    }
}
