package org.bailiwick.spring.client;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bailiwick.access.AccessContext;
import org.bailiwick.client.HopCall;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A {@code WebClient} on its way to the next service: every request carries a token for that service in place of whatever
 * credential it had, and one that is answered by 401 is made once more with a new one. Its body is written again then, which a
 * body that is a stream used up does not bear: such a request fails.
 *
 * <pre>{@code
 * WebClient stock = builder.filter(NextHopFilter.named("stock")).build();
 * }</pre>
 *
 * <p>Give it a connector that follows no redirects: one would take the token elsewhere. Spring Boot's follow them unless {@code
 * spring.http.clients.redirects} is {@code dont-follow}. The returned stage fails with a {@link
 * org.bailiwick.client.NextHopException} when there is no token; the call is not made then.
 */
public final class NextHopFilter implements ExchangeFilterFunction {
    private final Function<ContextView, NextHop> current;

    private NextHopFilter(Function<ContextView, NextHop> current) {
        this.current = current;
    }

    /** @param current the next hop of the caller for whom the request at hand is made; asked on subscription */
    public static NextHopFilter of(Supplier<NextHop> current) {
        Objects.requireNonNull(current, "current");
        return new NextHopFilter(context -> current.get());
    }

    /**
     * For the next hop of that name, on behalf of the caller in the Reactor context, where a gateway has put it; else of the one
     * whose servlet request the subscribing thread answers.
     */
    public static NextHopFilter named(String name) {
        return new NextHopFilter(context -> context.<AccessContext>getOrEmpty(AccessContext.ATTRIBUTE)
                .flatMap(caller -> caller.nextHop(name))
                .orElseGet(() -> CurrentRequest.nextHop(name)));
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(context -> {
            HopCall call = HopCall.to(request.url(), current.apply(context));
            return Mono.fromCompletionStage(call.token())
                    .flatMap(token -> next.exchange(carrying(token, request))
                            .flatMap(answer -> Mono.fromCompletionStage(
                                            call.tokenAfter(answer.statusCode().value(), token))
                                    .flatMap(other -> again(other, answer, request, next))));
        });
    }

    private static Mono<ClientResponse> again(
            Optional<HopToken> other, ClientResponse answer, ClientRequest request, ExchangeFunction next) {
        return other.map(token -> answer.releaseBody().then(next.exchange(carrying(token, request))))
                .orElseGet(() -> Mono.just(answer));
    }

    private static ClientRequest carrying(HopToken token, ClientRequest request) {
        return ClientRequest.from(request)
                .cookies(MultiValueMap::clear) // they become a field only when the request is written
                .headers(header -> NextHopInterceptor.carry(token, header))
                .build();
    }
}
