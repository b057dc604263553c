package org.bailiwick.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Opaque tokens of Spring Authorization Server, which is asked about the caller's as about the new one. */
class SpringOpaqueExchangeTest extends SpringExchangeContract {
    @Override
    Client application() {
        return Clients.OPAQUE;
    }

    @Override
    Client exchanger() {
        return Clients.CALLING_OPAQUE;
    }

    @Override
    String domains() throws Exception {
        return Domain.of("home", peer().issuer())
                .asking(Clients.BASIC, "client_secret_basic")
                .yaml();
    }

    @Override
    Map<String, @Nullable Object> claims(String token) throws Exception {
        return peer().introspect(token, Clients.CALLED).json();
    }

    @Test
    void revokedToken_isForgottenWithWhatWasGotForIt() throws Exception { // RD-6
        String callers = token(application(), "orders:read");
        try (GuardedApi api = GuardedApi.calling(edge().asking(exchanger()), domains())) {
            assertThat(api.forward(there(), callers).status()).isEqualTo(204);
            peer().revoke(callers, application());
            assertThat(api.forward(there(), callers).status()).isEqualTo(401);
        }
        assertThat(downstream().tokens()).hasSize(1);
    }
}
