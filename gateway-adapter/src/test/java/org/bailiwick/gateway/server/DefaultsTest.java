package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class DefaultsTest {
    /** Spring is silent about a key that it does not know, so that a misspelt limit would be none. */
    @Test
    void everyKey_isOneThatIsRead() {
        assertThat(GatewayServer.defaults().stringPropertyNames())
                .filteredOn(key -> !key.startsWith("bailiwick.server."))
                .isNotEmpty()
                .allMatch(KnownKeys::has);
    }

    @Test
    void ownLimits_areRead() {
        ServerLimits limits = new Binder(new MapConfigurationPropertySource(GatewayServer.defaults()))
                .bind("bailiwick.server", ServerLimits.class)
                .get();

        assertThat(limits).isEqualTo(new ServerLimits(DataSize.ofMegabytes(10), Duration.ofSeconds(30)));
    }
}
