package org.bailiwick.exchange;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bailiwick.event.Reason;
import org.bailiwick.token.Scopes;

/** One edge for one caller. */
final class BoundHop implements NextHop {
    private static final HopAnswer NO_OTHER = new HopAnswer.Undecided(Reason.NEXT_HOP_REFUSED);

    private final Edge edge;
    private final HopMemory memory;
    private final Caller caller;
    private final Optional<Scopes> narrowed;

    /**
     * The way for a caller.
     *
     * @param narrowed these scopes and no others; without, all that the edge allows the caller
     */
    BoundHop(Edge edge, HopMemory memory, Caller caller, Optional<Scopes> narrowed) {
        this.edge = edge;
        this.memory = memory;
        this.caller = caller;
        this.narrowed = narrowed;
    }

    @Override
    public String name() {
        return edge.name();
    }

    @Override
    public URI uri() {
        return edge.uri();
    }

    @Override
    public boolean isAt(URI uri) {
        return edge.isAt(uri);
    }

    /** Never wider: what was narrowed away does not come back, and who asks for it has nothing. */
    @Override
    public NextHop narrowedTo(Scopes scopes) {
        boolean within = narrowed.isEmpty() || narrowed.get().containsAll(scopes);
        return new BoundHop(edge, memory, caller, Optional.of(within ? scopes : Scopes.NONE));
    }

    @Override
    public CompletionStage<HopAnswer> token() {
        return edge.asked(caller, narrowed).fold(this::got, CompletableFuture::completedStage);
    }

    private CompletionStage<HopAnswer> got(Scopes scopes) {
        return edge.isRelay()
                ? edge.trade().get(caller, scopes).thenApply(Traded::answer)
                : memory.get(caller, edge.variant(caller, scopes), edge.trade());
    }

    @Override
    public CompletionStage<HopAnswer> tokenInPlaceOf(HopToken refused) {
        return edge.asked(caller, narrowed)
                .fold(scopes -> replaced(scopes, refused), CompletableFuture::completedStage);
    }

    private CompletionStage<HopAnswer> replaced(Scopes scopes, HopToken refused) {
        return edge.isRelay()
                ? CompletableFuture.completedStage(NO_OTHER)
                : memory.replace(caller, edge.variant(caller, scopes), edge.trade(), refused);
    }
}
