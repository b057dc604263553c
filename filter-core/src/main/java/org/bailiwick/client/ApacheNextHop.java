package org.bailiwick.client;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.bailiwick.exchange.HopToken;
import org.bailiwick.exchange.NextHop;
import org.bailiwick.request.CredentialFields;

/**
 * Apache HttpClient 5 on its way to the next service: every request carries a token for that service in place of whatever
 * credential it had, and one that is answered by 401 is made once more with a new one, if its body can be sent twice.
 *
 * <pre>{@code
 * HttpClients.custom()
 *         .addExecInterceptorAfter(ChainElement.REDIRECT.name(), "next-hop", new ApacheNextHop(() -> stock))
 *         .build();
 * }</pre>
 *
 * <p>After the redirects, so that each is held to where the service is: a redirect that leads elsewhere is not followed.
 */
public final class ApacheNextHop implements ExecChainHandler {
    private final Supplier<NextHop> current;

    /** @param current the next hop of the caller for whom the request at hand is made */
    public ApacheNextHop(Supplier<NextHop> current) {
        this.current = Objects.requireNonNull(current, "current");
    }

    /**
     * Makes the call.
     *
     * @throws NextHopException when there is no token for the service; the call was not made
     * @throws IllegalArgumentException when the service is not there
     */
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        NextHop hop = current.get();
        URI named = uriOf(request);
        HopCall.to(onItsWay(named, scope), hop);
        HopCall call = HopCall.to(named, hop);
        HopToken token = HopCall.await(call.token());
        ClassicHttpResponse answer = chain.proceed(carrying(token, request), scope);
        if (!isRepeatable(request)) {
            return answer;
        }
        Optional<HopToken> other = HopCall.await(call.tokenAfter(answer.getCode(), token));
        if (other.isEmpty()) {
            return answer;
        }
        answer.close();
        return chain.proceed(carrying(other.get(), request), scope);
    }

    private static URI uriOf(ClassicHttpRequest request) throws ProtocolException {
        try {
            return request.getUri();
        } catch (URISyntaxException unreadable) {
            throw new ProtocolException("request: no URI (expected: one)", unreadable);
        }
    }

    /** Where the request goes indeed, which need not be the host that it names. */
    private static URI onItsWay(URI named, ExecChain.Scope scope) {
        return URI.create(scope.route.getTargetHost().toURI() + named.getRawPath());
    }

    /** A copy: what comes after completes the header, and would not know a second time that it had. */
    private static ClassicHttpRequest carrying(HopToken token, ClassicHttpRequest request) {
        ClassicHttpRequest copy = ClassicRequestBuilder.copy(request).build();
        for (Header field : request.getHeaders()) {
            if (CredentialFields.isAny(field.getName())) {
                copy.removeHeaders(field.getName());
            }
        }
        copy.setHeader(token.field(), token.value().reveal());
        return copy;
    }

    private static boolean isRepeatable(ClassicHttpRequest request) {
        return request.getEntity() == null || request.getEntity().isRepeatable();
    }
}
