package org.bailiwick.sample;

import java.util.List;
import java.util.Map;

/** What may be shown of a question about a token: of its form, neither the token nor anybody's credentials. */
final class QuestionWords {
    private static final List<String> SHOWN =
            List.of("resource", "token_issuer", "federation_path", "federation_budget");

    private QuestionWords() {}

    /** @param form the members, of which others than those that are shown have no effect */
    static String of(String path, Map<String, String> form) {
        StringBuilder words = new StringBuilder("POST " + path);
        for (String name : SHOWN) {
            String value = form.getOrDefault(name, "");
            if (!value.isEmpty()) {
                words.append("  ").append(name).append('=').append(value.replace(' ', '+'));
            }
        }
        return words.toString();
    }
}
