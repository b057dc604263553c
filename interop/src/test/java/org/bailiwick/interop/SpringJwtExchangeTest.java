package org.bailiwick.interop;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JWTs of Spring Authorization Server, proven by its keys. */
class SpringJwtExchangeTest extends SpringExchangeContract {
    @Override
    Client application() {
        return Clients.JWT;
    }

    @Override
    Client exchanger() {
        return Clients.CALLING;
    }

    @Override
    String domains() throws Exception {
        return """
                home: {kind: jwt, issuer: "%s", algorithms: [RS256], token-type: JWT}
                """.formatted(peer().issuer());
    }

    @Override
    Map<String, @Nullable Object> claims(String token) {
        return Claims.of(token);
    }
}
