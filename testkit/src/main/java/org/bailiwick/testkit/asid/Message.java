package org.bailiwick.testkit.asid;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it came: one JSON object of at most 8 KiB, no member twice, unknown members ignored. Prints no values.
 *
 * @param members the members
 */
record Message(Map<String, Object> members) {
    static final int LONGEST = 8 * 1024;
    private static final int MOST_NAMES = 64;
    private static final String NAME = "[!#-\\[\\]-~]{1,128}";

    /**
     * Reads the body.
     *
     * @param ticket what its {@code ticket} must say
     */
    static Message of(HttpExchange exchange, String ticket) throws IOException, TicketRefusal {
        @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase("application/json")) {
            throw TicketRefusal.invalidRequest("Content-Type is not application/json.");
        }
        if (exchange.getRequestURI().getRawQuery() != null) {
            throw TicketRefusal.invalidRequest("A ticket has no query.");
        }
        Message message = parse(exchange.getRequestBody().readNBytes(LONGEST + 1));
        if (!message.text("ticket").equals(ticket)) {
            throw TicketRefusal.invalidRequest("This is no place for such a ticket.");
        }
        return message;
    }

    /** Reads an object of any kind. */
    static Message parse(byte[] body) throws TicketRefusal {
        if (body.length > LONGEST) {
            throw TicketRefusal.invalidRequest("The ticket is longer than 8 KiB.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return new Message(JsonUtil.parseJson(text));
        } catch (CharacterCodingException | JoseException notOne) {
            throw TicketRefusal.invalidRequest("The ticket is not one JSON object, each member once, in UTF-8.");
        }
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** The text of a member that must be there and not be empty. */
    String text(String name) throws TicketRefusal {
        return optionalText(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> TicketRefusal.invalidRequest(name + " is missing."));
    }

    Optional<String> optionalText(String name) throws TicketRefusal {
        if (!has(name)) {
            return Optional.empty();
        }
        if (members.get(name) instanceof String text) {
            return Optional.of(text);
        }
        throw TicketRefusal.invalidRequest(name + " is not a text.");
    }

    /** A list of names, each once; empty when the member is not there. */
    List<String> names(String name) throws TicketRefusal {
        if (!has(name)) {
            return List.of();
        }
        if (members.get(name) instanceof List<?> list
                && list.size() <= MOST_NAMES
                && list.stream().allMatch(each -> each instanceof String text && text.matches(NAME))
                && Set.copyOf(list).size() == list.size()) {
            return list.stream().map(String.class::cast).toList();
        }
        throw TicketRefusal.invalidRequest(name + " is not a list of at most 64 names, each once.");
    }

    /** A member that is an object; empty when it is not there. */
    @SuppressWarnings("unchecked") // Objects in JSON have no other keys.
    Optional<Message> object(String name) throws TicketRefusal {
        if (!has(name)) {
            return Optional.empty();
        }
        if (members.get(name) instanceof Map<?, ?> object) {
            return Optional.of(new Message((Map<String, Object>) object));
        }
        throw TicketRefusal.invalidRequest(name + " is not an object.");
    }

    /** A whole number that must be there. */
    long number(String name) throws TicketRefusal {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw TicketRefusal.invalidRequest(name + " is not a whole number.");
    }

    @Override
    public String toString() {
        return "Message" + members.keySet();
    }
}
