package org.bailiwick.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what the domains say against each other, and what is said of them. */
final class DomainChecks {
    private final Reading reading;
    private final Map<String, Located<Fields>> domains;

    /** @param domains the domains as far as they could be read; none when that part could not be read at all */
    DomainChecks(Reading reading, Map<String, Located<Fields>> domains) {
        this.reading = reading;
        this.domains = domains;
    }

    void check() {
        Map<Object, String> owners = new HashMap<>();
        domains.forEach((name, domain) -> {
            JwtDomainForm.check(domain.value(), reading);
            domain.value().find(JwtDomainForm.ISSUER).ifPresent(issuer -> {
                String owner = owners.putIfAbsent(issuer.toString(), name);
                if (owner != null) {
                    reading.unexpected(
                            domain.value().place(JwtDomainForm.ISSUER),
                            "an issuer of its own; domain " + owner + " has it");
                }
            });
        });
    }

    /** Checks that these are names of domains. */
    void check(List<Located<String>> names) {
        for (Located<String> name : names) {
            if (!domains.isEmpty() && !domains.containsKey(name.value())) {
                reading.unexpected(name.place(), "a domain: " + String.join(" or ", domains.keySet()));
            }
        }
    }

    /** Checks that rules that name no domains have some to believe. */
    void checkDefault(Fields file) {
        if (domains.size() > 1 && !file.has(ConfigurationForm.DEFAULT_DOMAINS)) {
            reading.report(
                    file.place(ConfigurationForm.DEFAULT_DOMAINS),
                    "missing (expected: a list of domains, as there are several)");
        }
        file.find(ConfigurationForm.DEFAULT_DOMAINS).ifPresent(this::check);
    }
}
