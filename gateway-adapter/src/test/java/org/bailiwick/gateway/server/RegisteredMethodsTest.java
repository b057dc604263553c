package org.bailiwick.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Meter.Type;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.api.Test;

class RegisteredMethodsTest {
    private static Meter.Id mapped(String... tags) {
        return new RegisteredMethods().map(new Meter.Id("requests", Tags.of(tags), null, null, Type.TIMER));
    }

    @Test
    void inventedMethod_isOther_andOtherTagsStay() {
        assertThat(mapped("httpMethod", "INVENTED", "routeId", "INVENTED").getTags())
                .isEqualTo(Tags.of("httpMethod", "OTHER", "routeId", "INVENTED").stream()
                        .toList());
        assertThat(mapped("http.method", "get").getTag("http.method")).isEqualTo("OTHER");
    }

    @Test
    void registeredMethod_isItself() {
        assertThat(mapped("httpMethod", "PATCH").getTag("httpMethod")).isEqualTo("PATCH");
    }
}
