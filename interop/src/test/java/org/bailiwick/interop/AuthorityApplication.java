package org.bailiwick.interop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenClaimsContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring Authorization Server. Not guarded, because it is whom the guards ask. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = UserDetailsServiceAutoConfiguration.class,
        excludeName = {
            "org.bailiwick.spring.BailiwickAutoConfiguration",
            "org.bailiwick.servlet.spring.ServletGuardAutoConfiguration"
        })
class AuthorityApplication {
    /** Where the resource server's public keys are. */
    static final String CLIENT_KEYS = "/keys-of-rs";

    private static final List<String> GRANTS = List.of("teller");

    @Bean
    SecurityFilterChain chain(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> {})
                .formLogin(login -> {})
                .csrf(csrf -> csrf.ignoringRequestMatchers(SpringLogin.PATH))
                .authorizeHttpRequests(requests -> requests.requestMatchers(CLIENT_KEYS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    @Bean
    InMemoryRegisteredClientRepository clients() {
        return SpringClients.repository();
    }

    /** Says nothing of the issuer, which is then where the server is asked: known only once it listens. */
    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("as-1").generate();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    InMemoryUserDetailsManager users() {
        return new InMemoryUserDetailsManager(User.withUsername(SpringLogin.USER)
                .password("{noop}" + SpringLogin.PASSWORD)
                .build());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> jwts() {
        return context -> {
            context.getClaims().audience(Targets.audience(context)).claim("roles", GRANTS);
            if (Clients.DELEGATING.id().equals(context.getRegisteredClient().getClientId())) {
                context.getClaims().claim("may_act", Targets.mayAct(context));
            }
        };
    }

    @Bean
    OAuth2TokenCustomizer<OAuth2TokenClaimsContext> opaqueTokens() {
        return context ->
                context.getClaims().audience(Targets.audience(context)).claim("roles", GRANTS);
    }

    /** The keys of the client that signs its assertions. */
    @RestController
    static class KeysController {
        @GetMapping(path = CLIENT_KEYS, produces = MediaType.APPLICATION_JSON_VALUE)
        String keys() {
            return new JsonWebKeySet(Clients.KEY).toJson();
        }
    }
}
