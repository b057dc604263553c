package org.bailiwick.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form as it came: {@code application/x-www-form-urlencoded}. Prints no values.
 *
 * @param values every value of each name
 */
public record Form(Map<String, List<String>> values) {
    private static final Set<String> CREDENTIALS =
            Set.of("client_id", "client_secret", "client_assertion", "client_assertion_type");

    /**
     * The form in the body.
     *
     * @param once names that may come no more than once; those of client credentials may not in any case
     */
    static Form of(HttpExchange exchange, Set<String> once) throws IOException, Refusal {
        @Nullable String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].trim().equalsIgnoreCase("application/x-www-form-urlencoded")) {
            throw Refusal.invalidRequest();
        }
        Form form = parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (Stream.concat(once.stream(), CREDENTIALS.stream())
                .anyMatch(name -> form.all(name).size() > 1)) {
            throw Refusal.invalidRequest();
        }
        return form;
    }

    /** Reads the text of a form, or of a query; what is badly escaped is empty. */
    public static Form parse(String body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            values.computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>())
                    .add(sides.length == 2 ? decoded(sides[1]) : "");
        }
        return new Form(values);
    }

    /** Every value of that name, in the order in which they came. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of that name; empty when there is none. */
    public String one(String name) {
        return all(name).isEmpty() ? "" : all(name).get(0);
    }

    @Override
    public String toString() {
        return "Form" + values.keySet();
    }

    /** HTTP Basic with form-encoded parts (RFC 6749 section 2.3.1); empty parts when it is not well formed. */
    static Login basic(String authorization) {
        String[] words = authorization.split(" ", 2);
        if (words.length == 2 && words[0].equalsIgnoreCase("Basic")) {
            String[] sides = fromBase64(words[1]).split(":", 2);
            if (sides.length == 2) {
                return new Login(decoded(sides[0]), decoded(sides[1]));
            }
        }
        return new Login("", "");
    }

    private static String fromBase64(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return "";
        }
    }

    /** Who says to be calling, and the proof; does not print. */
    record Login(String id, String secret) {
        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }
}
