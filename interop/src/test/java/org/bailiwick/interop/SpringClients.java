package org.bailiwick.interop;

import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** {@link Clients}, as Spring Authorization Server wants them told. */
final class SpringClients {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration BRIEF_LIFE = Duration.ofSeconds(30);
    /** Counted from the exchange, because the server pays no heed to the end of the token that is exchanged. */
    private static final Duration EXCHANGED_LIFE = Duration.ofMinutes(1);

    private SpringClients() {}

    static InMemoryRegisteredClientRepository repository() {
        return new InMemoryRegisteredClientRepository(List.of(
                application(Clients.OPAQUE, OAuth2TokenFormat.REFERENCE, LIFE),
                application(Clients.JWT, OAuth2TokenFormat.SELF_CONTAINED, LIFE),
                application(Clients.DELEGATING, OAuth2TokenFormat.SELF_CONTAINED, LIFE),
                application(Clients.BRIEF, OAuth2TokenFormat.SELF_CONTAINED, BRIEF_LIFE),
                exchanger(Clients.CALLING, OAuth2TokenFormat.SELF_CONTAINED),
                exchanger(Clients.CALLING_OPAQUE, OAuth2TokenFormat.REFERENCE),
                resourceServer(Clients.CALLED, ClientAuthenticationMethod.CLIENT_SECRET_BASIC),
                resourceServer(Clients.BASIC, ClientAuthenticationMethod.CLIENT_SECRET_BASIC),
                resourceServer(Clients.POST, ClientAuthenticationMethod.CLIENT_SECRET_POST)));
    }

    /** The one whose keys have an address, which is known only once the server listens. */
    static RegisteredClient keyed(String keys) {
        return registration(Clients.KEYED)
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .clientSettings(ClientSettings.builder()
                        .jwkSetUrl(keys)
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .build();
    }

    private static RegisteredClient application(Client client, OAuth2TokenFormat format, Duration life) {
        return holder(client, format, life)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(SpringLogin.REDIRECT)
                .clientSettings(ClientSettings.builder().requireProofKey(false).build())
                .build();
    }

    private static RegisteredClient exchanger(Client client, OAuth2TokenFormat format) {
        return holder(client, format, EXCHANGED_LIFE)
                .authorizationGrantType(AuthorizationGrantType.TOKEN_EXCHANGE)
                .build();
    }

    private static RegisteredClient.Builder holder(Client client, OAuth2TokenFormat format, Duration life) {
        return registration(client.id())
                .clientSecret("{noop}" + client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope("orders:read")
                .scope("orders:write")
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(format)
                        .accessTokenTimeToLive(life)
                        .build());
    }

    private static RegisteredClient resourceServer(Client client, ClientAuthenticationMethod method) {
        return registration(client.id())
                .clientSecret("{noop}" + client.secret())
                .clientAuthenticationMethod(method)
                .build();
    }

    private static RegisteredClient.Builder registration(String id) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS);
    }
}
