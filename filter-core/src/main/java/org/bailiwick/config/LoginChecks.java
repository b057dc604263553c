package org.bailiwick.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bailiwick.config.RuleForm.Who;

/** Checks what the logins say against the rest of the file, and what rules say of them. */
final class LoginChecks {
    private final Reading reading;
    private final Fields file;
    private final Map<String, Located<Fields>> domains;
    private final Map<String, Fields> logins = new LinkedHashMap<>();

    LoginChecks(Reading reading, Fields file) {
        this.reading = reading;
        this.file = file;
        this.domains = file.find(ConfigurationForm.DOMAINS).orElse(Map.of());
        domains.forEach((name, domain) ->
                domain.value().find(AsidDomainForm.LOGIN).ifPresent(login -> logins.put(name, login)));
    }

    /** Checks the logins themselves, and takes the paths where they serve something. */
    void check(ServedPaths paths) {
        logins.forEach((name, login) -> {
            paths.take(login, LoginForm.CALLBACK, "the callback of " + name + " is");
            paths.take(login, LoginForm.LOGOUT, "the logout of " + name + " is");
        });
        if (!logins.isEmpty()) {
            checkExternalUrl();
        }
    }

    /** What people come back to stands behind it. That it is https, or is allowed not to be, has been seen when it was read. */
    private void checkExternalUrl() {
        boolean hasQuery = file.find(ConfigurationForm.RESOURCE)
                .filter(url -> url.getRawQuery() != null)
                .isPresent();
        if (hasQuery && !file.has(ConfigurationForm.EXTERNAL_URL)) {
            reading.report(
                    file.place(ConfigurationForm.EXTERNAL_URL),
                    "missing (expected: "
                            + ConfigurationForm.EXTERNAL_URL.kind().inWords()
                            + ", as people log in below it and resource has a query)");
        }
    }

    /**
     * Checks what a rule says of its login.
     *
     * @param defaultDomains the domains that it believes if it names none; none where these are not known
     */
    void check(Fields rule, List<String> defaultDomains) {
        rule.find(RuleForm.LOGIN).ifPresent(name -> {
            Place place = rule.place(RuleForm.LOGIN);
            if (rule.find(RuleForm.ACCESS).equals(Optional.of(Who.PUBLIC))) {
                reading.unexpected(place, "none, as a public rule lets everybody in");
            } else if (!domains.isEmpty() && !mayHaveLogin(name)) {
                reading.unexpected(
                        place,
                        logins.isEmpty()
                                ? "none, as no domain has a login"
                                : "a domain that has a login: " + String.join(" or ", logins.keySet()));
            } else {
                checkBelieved(rule, name, defaultDomains);
            }
        });
    }

    /** Whether the domain has a login, or could, as its kind could not be read. */
    private boolean mayHaveLogin(String name) {
        return logins.containsKey(name)
                || Optional.ofNullable(domains.get(name))
                        .filter(domain -> domain.value().find(DomainKeys.KIND).isEmpty())
                        .isPresent();
    }

    private void checkBelieved(Fields rule, String name, List<String> defaultDomains) {
        List<String> believed = rule.find(RuleForm.DOMAINS).map(Located::values).orElse(defaultDomains);
        boolean known = reading.isSound(rule.place(RuleForm.DOMAINS).name()) && !believed.isEmpty();
        if (known && !believed.contains(name)) {
            reading.unexpected(rule.place(RuleForm.LOGIN), "a domain that the rule believes");
        }
    }
}
