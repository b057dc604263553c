package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bailiwick.testkit.Assertions;
import org.bailiwick.testkit.EmbeddedAuthority;
import org.jspecify.annotations.Nullable;

/** Who may call the authority, and how a caller shows, in exactly one way, that it is one of them. */
final class Registry {
    /** What metadata call the ways of a consumer. */
    static final List<String> CONSUMER_METHODS = List.of("c_secret", "basic", "c_assertion");

    private final Map<String, Consumer> consumers = new ConcurrentHashMap<>();
    private final Map<String, Resource> resources = new ConcurrentHashMap<>();
    private final Assertions assertions;

    Registry(EmbeddedAuthority authority) {
        this.assertions = Assertions.at(authority);
    }

    void add(Consumer consumer) {
        consumers.put(consumer.id(), consumer);
    }

    void add(Resource resource) {
        resources.put(resource.id(), resource);
    }

    Optional<Consumer> consumer(String id) {
        return Optional.ofNullable(consumers.get(id));
    }

    List<String> resources() {
        return resources.keySet().stream().sorted().toList();
    }

    boolean hasOwnResource() {
        return resources.values().stream().anyMatch(Resource::isOwn);
    }

    /** The consumer that calls; checked for where it calls from as well. */
    Consumer caller(HttpExchange exchange, Message message) throws TicketRefusal {
        Optional<String> authorization = credential(exchange, message, "c_secret", "c_assertion");
        @Nullable Consumer consumer = consumers.get(message.text("c_id"));
        if (consumer == null || !shows(consumer, authorization, message)) {
            throw new TicketRefusal(TicketError.INVALID_CONSUMER, "The consumer has not shown who it is.");
        }
        if (!consumer.mayCallFrom(exchange.getRemoteAddress().getAddress().getHostAddress())) {
            throw new TicketRefusal(TicketError.CONSUMER_NOT_ALLOWED, "The consumer may not call from there.");
        }
        return consumer;
    }

    private boolean shows(Consumer consumer, Optional<String> authorization, Message message) throws TicketRefusal {
        if (consumer.key().isPresent()) {
            return shows(message, "c_assertion", consumer.id(), consumer.key().get());
        }
        return authorization.isPresent()
                ? BasicCredentials.of(authorization.get()).show(consumer.id(), consumer.secret())
                : Secrets.same(message.optionalText("c_secret").orElse(""), consumer.secret());
    }

    /** The resource server that asks. */
    Resource asker(HttpExchange exchange, Message message) throws TicketRefusal {
        Optional<String> authorization = credential(exchange, message, "r_assertion");
        for (Resource resource : resources.values()) {
            if (shows(resource, authorization, message)) {
                return resource;
            }
        }
        throw new TicketRefusal(TicketError.INVALID_RESOURCE, "The resource server has not shown who it is.");
    }

    private boolean shows(Resource resource, Optional<String> authorization, Message message) throws TicketRefusal {
        if (resource.key().isPresent()) {
            return shows(message, "r_assertion", resource.id(), resource.key().get());
        }
        return authorization.isPresent()
                && BasicCredentials.of(authorization.get()).show(resource.id(), resource.secret());
    }

    private boolean shows(Message message, String member, String id, Map<String, Object> key) throws TicketRefusal {
        String assertion = message.optionalText(member).orElse("");
        return Assertions.claimedSubject(assertion).equals(id) && assertions.show(assertion, id, key);
    }

    /** The {@code Authorization} field, where there is one; no other credential may be there with it. */
    private static Optional<String> credential(HttpExchange exchange, Message message, String... members)
            throws TicketRefusal {
        List<String> shown = new ArrayList<>(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        Optional<String> authorization = shown.stream().findFirst();
        for (String member : members) {
            message.optionalText(member).ifPresent(shown::add);
        }
        if (shown.size() > 1) {
            throw TicketRefusal.invalidRequest("There is more than one credential.");
        }
        return authorization;
    }
}
