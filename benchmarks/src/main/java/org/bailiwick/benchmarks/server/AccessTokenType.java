package org.bailiwick.benchmarks.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** The one thing that Spring Boot's properties cannot say: tokens are of RFC 9068. */
@Configuration(proxyBeanMethods = false)
class AccessTokenType {
    @Bean
    OAuth2TokenValidator<Jwt> type() {
        return new JwtTypeValidator("at+jwt");
    }
}
