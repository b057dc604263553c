package org.bailiwick.gateway.webmvc;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bailiwick.access.AccessContext;
import org.bailiwick.access.UpstreamHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.RequestPath;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindException;
import org.springframework.web.accept.ApiVersionStrategy;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.util.UriBuilder;

/**
 * The request that goes on: as it is, but for its header and its caller. Spring's own builder would lose the body for
 * handlers that read it by {@link #body}, so everything else is left to the request that came.
 */
final class AdmittedServerRequest implements ServerRequest {
    private final ServerRequest came;
    private final HttpServletRequest admitted;
    private final Headers headers;
    private final MultiValueMap<String, Cookie> cookies;
    private final ServerRequest unread;

    private AdmittedServerRequest(ServerRequest came, HttpServletRequest admitted) {
        this.came = came;
        this.admitted = admitted;
        ServerRequest created = ServerRequest.create(admitted, came.messageConverters());
        this.headers = created.headers();
        this.cookies = created.cookies();
        this.unread = KeptBody.of(came.servletRequest()).isPresent() ? created : came;
    }

    /** The request with what was withheld gone, and who is calling said in fields of its own. */
    static ServerRequest of(ServerRequest request, AccessContext context, UpstreamHeaders upstream) {
        @Nullable InetAddress peer = Peer.of(request.servletRequest());
        HttpHeaders fields = new HttpHeaders();
        request.headers().asHttpHeaders().forEach((name, values) -> {
            if (!upstream.isWithheld(name, peer, context)) {
                UpstreamHeaders.kept(name, values).forEach(value -> fields.add(name, value));
            }
        });
        upstream.identifying(context).forEach(fields::set);
        return new AdmittedServerRequest(
                request, new AdmittedServletRequest(request.servletRequest(), context, fields));
    }

    @Override
    public HttpServletRequest servletRequest() {
        return admitted;
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.ofNullable(admitted.getUserPrincipal());
    }

    @Override
    public HttpMethod method() {
        return came.method();
    }

    @Override
    public URI uri() {
        return came.uri();
    }

    @Override
    public UriBuilder uriBuilder() {
        return came.uriBuilder();
    }

    @Override
    public RequestPath requestPath() {
        return came.requestPath();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return cookies;
    }

    @Override
    public Optional<InetSocketAddress> remoteAddress() {
        return came.remoteAddress();
    }

    @Override
    public List<HttpMessageConverter<?>> messageConverters() {
        return came.messageConverters();
    }

    @Override
    public @Nullable ApiVersionStrategy apiVersionStrategy() {
        return came.apiVersionStrategy();
    }

    @Override
    public <T> T body(Class<T> type) throws ServletException, IOException {
        return unread.body(type);
    }

    @Override
    public <T> T body(ParameterizedTypeReference<T> type) throws ServletException, IOException {
        return unread.body(type);
    }

    @Override
    public <T> T bind(Class<T> type, Consumer<WebDataBinder> customizer) throws BindException {
        return unread.bind(type, customizer);
    }

    @Override
    public Map<String, Object> attributes() {
        return came.attributes();
    }

    @Override
    public MultiValueMap<String, String> params() {
        return unread.params();
    }

    @Override
    public MultiValueMap<String, Part> multipartData() throws IOException, ServletException {
        return unread.multipartData();
    }

    @Override
    public Map<String, String> pathVariables() {
        return came.pathVariables();
    }

    @Override
    public HttpSession session() {
        return came.session();
    }
}
