package org.bailiwick.spring.client;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bailiwick.client.HopCall;
import org.bailiwick.client.NextHopException;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.request.CredentialFields;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A {@code RestClient} or {@code RestTemplate} on its way to the next service: every request carries a token for that service in
 * place of whatever credential it had, and one that is answered by 401 is made once more with a new one.
 *
 * <pre>{@code
 * RestClient stock = builder.requestInterceptor(NextHopInterceptor.named("stock")).build();
 * }</pre>
 *
 * <p>Give it a request factory that follows no redirects: one would take the token elsewhere. Spring Boot's follow them unless {@code
 * spring.http.clients.redirects} is {@code dont-follow}.
 */
public final class NextHopInterceptor implements ClientHttpRequestInterceptor {
    private final Supplier<NextHop> current;

    /** @param current the next hop of the caller for whom the request at hand is made */
    public NextHopInterceptor(Supplier<NextHop> current) {
        this.current = Objects.requireNonNull(current, "current");
    }

    /** For the next hop of that name, on behalf of the caller whose servlet request the thread at hand answers. */
    public static NextHopInterceptor named(String name) {
        return new NextHopInterceptor(() -> CurrentRequest.nextHop(name));
    }

    /**
     * Makes the call.
     *
     * @throws NextHopException when there is no token for the service; the call was not made
     * @throws IllegalArgumentException when the service is not there
     * @throws IllegalStateException when nobody vouched for a caller
     */
    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        HopCall call = HopCall.to(request.getURI(), current.get());
        HopToken token = HopCall.await(call.token());
        carry(token, request.getHeaders());
        ClientHttpResponse answer = execution.execute(request, body);
        Optional<HopToken> other =
                HopCall.await(call.tokenAfter(answer.getStatusCode().value(), token));
        if (other.isEmpty()) {
            return answer;
        }
        answer.close();
        carry(other.get(), request.getHeaders());
        return execution.execute(request, body);
    }

    static void carry(HopToken token, HttpHeaders header) {
        List<String> credentials =
                header.headerNames().stream().filter(CredentialFields::isAny).toList();
        credentials.forEach(header::remove);
        header.set(token.field(), token.value().reveal());
    }
}
