package org.bailiwick.login;

import java.util.List;
import java.util.Locale;
import org.bailiwick.request.InboundRequest;

/** Tells a person at a browser, who can be sent away to log in, from a program, which cannot. */
final class Visits {
    private Visits() {}

    /** Whether a page is wanted that fills the window, and somebody waits for it. */
    static boolean isVisit(InboundRequest request) {
        return request.method().equals("GET") && isOfPerson(request);
    }

    /** Whether a person waits for what will fill the window, be it after a form was sent. */
    static boolean isOfPerson(InboundRequest request) {
        return takesPages(request)
                && isOnly(request, "Sec-Fetch-Mode", "navigate")
                && isOnly(request, "Sec-Fetch-Dest", "document")
                && request.headers("X-Requested-With").isEmpty()
                && request.headers("Sec-Purpose").isEmpty()
                && request.headers("Purpose").stream().noneMatch(Visits::isPrefetch);
    }

    /** Whether the client names {@code text/html} among what it takes; that it takes everything is what programs say. */
    static boolean takesPages(InboundRequest request) {
        return request.headers("Accept").stream()
                .flatMap(field -> List.of(field.split(",", -1)).stream())
                .anyMatch(Visits::isPages);
    }

    private static boolean isPages(String range) {
        String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
        return parts[0].strip().equals("text/html") && !isUnwanted(parts);
    }

    private static boolean isUnwanted(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q=0(\\.0{0,3})?")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOnly(InboundRequest request, String name, String value) {
        List<String> values = request.headers(name);
        return values.isEmpty() || values.equals(List.of(value));
    }

    private static boolean isPrefetch(String purpose) {
        return purpose.toLowerCase(Locale.ROOT).contains("prefetch");
    }
}
