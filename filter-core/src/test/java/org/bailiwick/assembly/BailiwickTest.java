package org.bailiwick.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bailiwick.config.Configuration;
import org.bailiwick.config.ConfigurationReader;
import org.bailiwick.config.Surroundings;
import org.bailiwick.domain.Eviction;
import org.bailiwick.event.AccessEvent;
import org.bailiwick.event.AccessEvent.Outcome;
import org.bailiwick.event.Event;
import org.bailiwick.event.Reason;
import org.bailiwick.observation.RecentRefusals.Count;
import org.bailiwick.request.InboundRequest;
import org.bailiwick.request.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is seen of a gatekeeper in service, whoever serves it. */
class BailiwickTest {
    private final List<Event> heard = new ArrayList<>();
    private final Bailiwick bailiwick = Bailiwick.start(configuration(), List.of(this::hear));

    private static Configuration configuration() {
        return ConfigurationReader.read("b.yaml", """
                resource: https://api.example.com
                domains:
                  home: {kind: jwt, issuer: "https://as.example.com", algorithms: [ES256], jwks-uri: "https://127.0.0.1:9/jwks"}
                rules:
                  - {id: orders, path: /orders, scopes: [orders:read]}
                  - {id: watched, path: /watched, scopes: [orders:read], mode: observe}
                  - {id: health, path: /health, access: public}
                """, new Surroundings(Path.of(""), name -> null));
    }

    private void hear(Event event) {
        if (event instanceof AccessEvent) {
            heard.add(event);
        }
    }

    @AfterEach
    void stop() {
        bailiwick.close();
    }

    private void call(String path) {
        assertThat(bailiwick.gatekeeper().admit(new Anonymous(path))).isCompleted();
    }

    @Test
    void refusals_areRememberedBesideTheSinksOfTheCaller() {
        call("/orders");
        call("/watched");
        call("/health");
        assertThat(bailiwick.recentRefusals().counts())
                .containsExactly(
                        new Count(Outcome.DENIED, Reason.CREDENTIAL_MISSING, 1),
                        new Count(Outcome.OBSERVED, Reason.CREDENTIAL_MISSING, 1));
        assertThat(bailiwick.recentRefusals().latest())
                .extracting(AccessEvent::rule)
                .containsExactlyInAnyOrder("orders", "watched");
        assertThat(heard).hasSize(3);
    }

    @Test
    void rulesAndDomains_areThoseOfTheConfiguration() {
        assertThat(bailiwick.rules()).extracting(rule -> rule.get("id")).containsExactly("health", "orders", "watched");
        assertThat(bailiwick.rules().get(1)).containsAllEntriesOf(Map.of("scopes", List.of("orders:read")));
        assertThat(bailiwick.domains())
                .extracting(
                        DomainState::name,
                        DomainState::kind,
                        domain -> domain.issuer().value())
                .containsExactly(tuple("home", "jwt", "https://as.example.com"));
    }

    @Test
    void domainThatIsNotConfigured_cannotBeForgotten() {
        assertThat(bailiwick.forget(new Eviction.OfDomain("home")).accepted()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> bailiwick.forget(new Eviction.OfDomain("hmoe")));
    }

    private record Anonymous(String rawPath) implements InboundRequest {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String rawQuery() {
            return "";
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public Sender sender() {
            return Sender.UNKNOWN;
        }
    }
}
