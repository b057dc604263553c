package org.bailiwick.testkit.asid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person has answered, one by one.
 *
 * @param grants {@code c_grant}: true for what is given, false for what is not
 * @param scopes {@code c_scope}, likewise
 */
record Consent(Map<String, Boolean> grants, Map<String, Boolean> scopes) {
    Consent {
        grants = Collections.unmodifiableMap(new LinkedHashMap<>(grants));
        scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
    }

    static Map<String, Boolean> answers(List<String> asked, Set<String> given) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        asked.forEach(each -> answers.put(each, given.contains(each)));
        return answers;
    }

    /** {@code granted}, or {@code partial} where something is false. */
    String state() {
        return grants.containsValue(false) || scopes.containsValue(false) ? "partial" : "granted";
    }
}
