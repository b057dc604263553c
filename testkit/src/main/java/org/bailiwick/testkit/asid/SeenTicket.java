package org.bailiwick.testkit.asid;

import java.util.List;
import java.util.Optional;

/**
 * A ticket as it came to an authority, from anybody. Holds no identifier of a session or a person, and no secret.
 *
 * @param endpoint where it came
 * @param consumer {@code c_id} as it says it, whether that is true or not; empty where it says none
 * @param names the names of its members, in the order in which they came; none where it is no ticket
 */
public record SeenTicket(AsidEndpoint endpoint, String consumer, List<String> names) {
    public SeenTicket {
        names = List.copyOf(names);
    }

    static SeenTicket of(AsidEndpoint endpoint, byte[] body) {
        try {
            Message message = Message.parse(body);
            Optional<String> consumer = message.optionalText("c_id");
            return new SeenTicket(
                    endpoint, consumer.orElse(""), List.copyOf(message.members().keySet()));
        } catch (TicketRefusal noTicket) {
            return new SeenTicket(endpoint, "", List.of());
        }
    }
}
