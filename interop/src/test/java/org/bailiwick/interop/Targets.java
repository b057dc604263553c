package org.bailiwick.interop;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;

/**
 * For whom a token of Spring Authorization Server is. It reads {@code resource} and {@code audience} of an exchange and does
 * nothing with them: what becomes of them is for whoever runs it to say, and this is what we say.
 */
final class Targets {
    /** The service that calls. */
    static final String CALLING = "https://api.example.com";
    /** The service that is called. */
    static final String CALLED = "https://rs2.example.com";

    private static final Set<String> KNOWN = Set.of(CALLING, CALLED, Clients.CALLED.id());

    private Targets() {}

    /** @throws OAuth2AuthenticationException when an exchange is for somebody unknown here (RFC 8693 section 2.2.2) */
    static List<String> audience(OAuth2TokenContext context) {
        if (!AuthorizationGrantType.TOKEN_EXCHANGE.equals(context.getAuthorizationGrantType())) {
            return List.of(CALLING);
        }
        OAuth2TokenExchangeAuthenticationToken exchange = context.getAuthorizationGrant();
        List<String> asked = Stream.concat(exchange.getResources().stream(), exchange.getAudiences().stream())
                .toList();
        if (!KNOWN.containsAll(asked)) {
            throw new OAuth2AuthenticationException("invalid_target");
        }
        return asked.isEmpty() ? List.of(context.getRegisteredClient().getClientId()) : asked;
    }

    /**
     * Who may act for the subject (RFC 8693 section 4.4). The server wants both members to equal those of the actor's token,
     * whose issuer it holds as a {@link URL}: a text that says the same is not equal.
     */
    static Map<String, Object> mayAct(OAuth2TokenContext context) {
        try {
            URL issuer = URI.create(context.getAuthorizationServerContext().getIssuer())
                    .toURL();
            return Map.of("iss", issuer, "sub", Clients.CALLING.id());
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
