package org.bailiwick.gateway.webflux;

import org.bailiwick.access.AccessContext;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Where filters of a gateway that run after the gate find whom a request was admitted for, without the exchange in hand. */
public final class ReactiveAccessContext {
    private ReactiveAccessContext() {}

    /** The context of the request that is being answered; nothing where no gate was passed. */
    public static Mono<AccessContext> current() {
        return Mono.deferContextual(view -> Mono.justOrEmpty(view.<AccessContext>getOrEmpty(AccessContext.ATTRIBUTE)));
    }

    static boolean isIn(ContextView view) {
        return view.hasKey(AccessContext.ATTRIBUTE);
    }

    static Context with(AccessContext admitted, Context others) {
        return others.put(AccessContext.ATTRIBUTE, admitted);
    }
}
